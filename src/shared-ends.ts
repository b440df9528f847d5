/** How many UTF-16 units two texts begin with alike, and how many of the others they end with. */
export function sharedEnds(one: string, other: string): readonly [head: number, tail: number] {
  const most = Math.min(one.length, other.length)
  const head = longest(most, (from, to) => one.slice(from, to) === other.slice(from, to))
  const tail = longest(most - head, (from, to) => {
    const [end, otherEnd] = [one.length - from, other.length - from]
    return one.slice(end - (to - from), end) === other.slice(otherEnd - (to - from), otherEnd)
  })
  return [head, tail]
}

/** How far two texts are alike, by halves: comparing pieces takes a tenth of what comparing units does. */
function longest(most: number, isAlike: (from: number, to: number) => boolean): number {
  let alike = 0
  for (let step = most; step > 0; ) {
    if (alike + step <= most && isAlike(alike, alike + step)) alike += step
    else step >>= 1
  }
  return alike
}
