import { describe, expect, it } from 'vitest'
import { clauseOf } from '../src/compose/clause.js'
import { sentences } from '../src/compose/sentences.js'
import { readNote } from '../src/load/read-note.js'
import { wordsOf } from '../src/parse/block.js'
import { detectLang } from '../src/parse/detect-lang.js'
import { parse } from '../src/parse/parse.js'
import type { Prose, Span } from '../src/parse/prose.js'
import type { Lang } from '../src/parse/script.js'
import { ownNotes, sharedNotes } from './support/notes-at-hand.js'

function proseOf(markdown: string): Prose {
  const { note } = readNote(markdown, 'note.md')
  const block = note && parse(note).blocks[0]
  if (block?.kind !== 'paragraph') throw new Error('Expected a paragraph.')
  return block.prose
}

function clause(sentence: string): string {
  return clauseOf(proseOf(sentence), detectLang(sentence)).text
}

/** What stands between the bars is the clause. */
function shows(marked: string): readonly [sentence: string, clause: string] {
  const [before = '', kept = '', after = ''] = marked.split('|')
  return [before + kept + after, kept]
}

describe('a sentence ends', () => {
  it.each([
    'Am 3. Oktober kommt Nr. 5 der Reihe.|Siehe vgl. Abb. 2 bzw. S. 7, z. B. oben.|Im 19. Jahrhundert war Ruhe.',
    'В 1961 г. Гагарин полетел.|Это, т. е. первый полёт, показывает рис. 3.|А. С. Пушкин этого не видел.',
    'Voir p. ex. Docker Compose.|La suite est simple.|M. Dupont le dit.',
    'Se usa, p. ej. Docker, en la pág. 5 del libro.|¿Y luego?|Luego nada.',
    'Acme Inc. Europe sells no. 5 in the U.S. Senate.|The answer is no.|Then it stops.',
    '이것은 첫째 문장이다.|이것은 둘째 문장이다.|셋째다.',
    'هذه جملة أولى.|هل هذه ثانية؟|نعم.',
    'यह पहला वाक्य है।|यह दूसरा है।',
    '这是第一句.|这是 3.5 版, 第 2. 节也在.|完.',
    'Last line: "Read the log. Just once."|Then go.|A 5" disk and a 3" disk.|"Fine."',
    '递归的版本更易理解．|循环的版本快 1．5 倍．',
  ])('%s', (marked) => {
    const parts = marked.split('|')
    const joined = parts.join(/[।．]/u.test(marked) ? '' : ' ')
    expect(sentences(proseOf(joined)).map(({ text }) => text)).toEqual(parts)
  })
})

describe('a clause that stands alone', () => {
  it.each(
    [
      '所以，|索引不是越多越好|。',
      '但是|缓存总有过期的一天|。',
      '|备份可以晚一点做，但是不能不做，更不能等到出了事才想起来要做|，那时候做什么都已经来不及了。',
      '|虽然磁盘一年比一年便宜，读一次磁盘仍然要比读一次内存慢上几千倍|，这个差距从来没有缩小过。',
      '|通过把热点数据放进内存，我们把平均延迟从四十毫秒降到了三毫秒|，同时数据库的负载也降了一半。',
      '|大多数人以为慢的是网络，其实慢的是他们自己写的那个循环|，它在每一次迭代里都去查一遍数据库。',
      '|没有索引的时候，数据库只能从头到尾把整张表读一遍|，表里有一百万行它就得看一百万行，一行也躲不掉。',
      '|我们原来以为瓶颈在磁盘上，后来才发现是日志打得太多|，把日志的级别调高一档以后，速度立刻就上来了。',
      '|The server keeps every connection open until the client closes it|, which means that a slow client can hold a worker for as long as it likes.',
      '|Although disks get cheaper every year, reading from one is still thousands of times slower than reading from memory|, and that gap has never closed.',
      '|The test passes on my machine, but it fails on the build server|, where the clock runs in another time zone and the disk is a good deal slower.',
      '|Because every write goes through one leader, the order of the writes is never in doubt|, which is the whole reason for having a leader in the first place.',
      '相对于那些靠十几个脚本，一个一个拼起来的发布流程，|新的平台只要一次提交就能把整条流水线从头到尾跑完|。',
      '|The method rests on three things: (i) a log that only grows; (ii) a leader that orders it; and (iii) followers that copy it, and on nothing else at all|.',
      '机器准备好以后，运维只需要在配置文件里把那一行写死的旧版本号改成新的，然后|开发者在自己的电脑上执行一条命令就能完成整个发布|，这条命令就是：',
      '|缓存把读的延迟从四十毫秒降到了三毫秒，代价是写的时候要多通知一台机器|，而且这台机器不能停下来太久。',
      '|使用这一节写好的那个小工具，我们就能把三台机器上的日志按时间合成一份|，再也不用开着三个窗口来回地对。',
      'Collecting all the logs of the last week into a single file on one of the machines, |we can answer the question with one line of shell|.',
      'The result is simple: |a copy that has never been restored is not a backup, and you should plan a day in every quarter to restore one for real|.',
    ].map(shows),
  )('%s', (sentence, kept) => expect(clause(sentence)).toBe(kept))

  it('is what its author set in bold', () => {
    expect(
      clause(
        '**没有监控的系统只是在碰运气**，运气好的时候它能跑上一年半载，运气不好的时候当天晚上就会出事。',
      ),
    ).toBe('没有监控的系统只是在碰运气')
  })

  it('is all of a short sentence, with the marks that say something', () => {
    expect(clause('为什么加了锁反而更慢？')).toBe('为什么加了锁反而更慢？')
    expect(clause('Pour, wait, and drink it hot.')).toBe('Pour, wait, and drink it hot')
  })

  it.each([
    ['比如说，我们在夜里做备份。', '我们在夜里做备份'],
    ['首先是项目的结构老旧。', '首先是项目的结构老旧'],
    ['其实现方式与缓存完全不同。', '其实现方式与缓存完全不同'],
    ['注意力机制看的是整个句子。', '注意力机制看的是整个句子'],
    ['但是否真的更快没有人知道。', '但是否真的更快没有人知道'],
    ['然而備份很少有人演練過。', '備份很少有人演練過'],
    ['First class functions make callbacks cheap.', 'First class functions make callbacks cheap'],
    [
      'Next to every shard of the index stands a second copy of it, which the search asks whenever the first one does not answer in time.',
      'Next to every shard of the index stands a second copy of it',
    ],
    ['Next, every shard gets a second copy.', 'Next, every shard gets a second copy'],
    ['Third party services fail without a word.', 'Third party services fail without a word'],
  ])('drops no part of a longer word: %s', (sentence, kept) => expect(clause(sentence)).toBe(kept))

  it('keeps a connective where what follows it cannot begin a line', () => {
    expect(clause('So the cache has to be emptied by hand.')).toBe(
      'So the cache has to be emptied by hand',
    )
  })
})

describe('never so that the meaning turns', () => {
  it.each(
    [
      '|如果写入在半路上断了，日志里就只剩下半条记录|，恢复程序读到这里会停下来等人来处理。',
      '|只有当两个副本都确认写完以后，主节点才会告诉客户端成功|，这样即使它立刻断电也不会丢掉数据。',
      '|只要日志还在，数据就能重放出来|，哪怕所有的索引都坏了，也不过是多花几个小时重新建一遍的事情。',
      '|这不是一个性能问题，而是一个正确性问题|，所以加再多的机器也没有办法把它从根本上解决掉。',
      '|一条消息不会丢，前提是写它的那台机器在掉电之前已经把它刷到了磁盘上|，并且至少还有一个副本也收到了它。',
      '|哈希表的查找不但平均只要常数时间，而且在最坏的情况下也可以通过重新散列避免退化成链表|。',
      '|If the disk is full, the write fails at once and the whole transaction is rolled back|, so that nothing half written is ever left behind on it.',
      '|Do not call the remote service inside a transaction unless you can afford to hold the lock for as long as the other side needs to answer|.',
      '|The index does not make writes faster; it makes them slower|, because every insert has to update one more tree on the disk as well.',
      '|A hash table is not only fast on average, but also easy to write|, which is why nearly every language ships at least one of them in its library.',
      '|Two replicas agree on a value only when both of them have written it down|, which takes one round trip more than most people expect it to take.',
      '|When the leader fails, the followers wait for a random time before they stand for election|, so that two of them rarely ask for votes at once.',
    ].map(shows),
  )('%s', (sentence, kept) => expect(clause(sentence)).toBe(kept))
})

describe('never half of what its author says', () => {
  it.each(
    [
      '|把一台机器的内存从 4,096 兆加到了 16,384 兆以后整个系统的延迟降低了一半以上|，可是夜里的备份反而变慢了不少。',
      '|这个规模的班级里如果有二十三个学生坐在教室里，那么其中有两个人生日相同的概率就已经超过了百分之五十|。',
      '|我们想训练一个能认出本地方言的模型|，却因为缺少带标注的数据集，只好先拿普通话的模型凑合着用了大半年。',
      '|如果磁盘已经写满了，并且备份又恰好放在同一块磁盘上，那么整个集群就会在几秒钟之内停止接受新的写入|。',
      '|我从六月份开始，因为连续三个月每天只睡五个小时，身体产生了一些反应|，不得不停下来休息一阵子。',
      '|几乎所有的工作都可以被归类到标准的，拥有一个固定的样本集的机器学习问题中|，这一点大家往往没有意识到。',
      '|加载这个库一共有两种办法|：一种是给已经有打包工具的人准备的导入语句，另一种是给只想试一试的人准备的链接标签。',
      '|Go gives the programmer garbage collection, memory control, slices and arrays|, and fast, predictable execution in all of the places where C would have been used before.',
      '|In this post we explain how the index works, how we built it over the course of one winter, and how we used it to answer questions that nobody had asked before|.',
      '|There are two ways to load the library in a page of your own|: an import for those who have a bundler at hand, and a link for those who only want to try it.',
    ].map(shows),
  )('%s', (sentence, kept) => expect(clause(sentence)).toBe(kept))

  it.each([
    [
      '这样的方案既不符合**公司去年定下的数据安全规定**，也不属于可以由部门自己批准的例外情况，所以只能放弃。',
      '这样的方案既不符合公司去年定下的数据安全规定，也不属于可以由部门自己批准的例外情况',
    ],
    [
      '**这套方法的总体思路可以概括为**：先让用户觉得快，再让机器真的快，最后才去考虑省下多少钱的问题。',
      '先让用户觉得快，再让机器真的快，最后才去考虑省下多少钱的问题',
    ],
    [
      'We do not recommend **keeping the whole index in the memory of one machine**, since a restart of it then takes the better part of an hour every time.',
      'We do not recommend keeping the whole index in the memory of one machine',
    ],
  ])('in bold: %s', (sentence, kept) => expect(clause(sentence)).toBe(kept))
})

describe('never inside a bracket, a quotation, code or a link', () => {
  it.each([
    [
      '这个命令会把整个目录（包括隐藏文件，也包括软链接指向的那些文件）一起复制到另一台机器的磁盘上。',
      '这个命令会把整个目录（包括隐藏文件，也包括软链接指向的那些文件）一起复制到另一台机器的磁盘上',
    ],
    [
      '调用 `rename(old, new)` 之前必须先调用 `fsync(fd)`，否则断电之后你可能得到一个名字正确、内容却是空的文件。',
      '调用 rename(old, new) 之前必须先调用 fsync(fd)',
    ],
    [
      '详细的推导可以看[这篇写得很长，但是每一步都讲清楚了的文章](https://example.org/a)，我这里只把最后的结论抄下来用。',
      '详细的推导可以看这篇写得很长，但是每一步都讲清楚了的文章',
    ],
    [
      'The scheduler (which runs once a second, on every node, and never talks to its neighbours) decides where the next job of the queue is going to run.',
      'The scheduler (which runs once a second, on every node, and never talks to its neighbours) decides where the next job of the queue is going to run',
    ],
    [
      'The option `--retry=3, --wait=30s, --backoff=exponential` tells the client how long to go on before it gives up, and most people never set it at all.',
      'The option --retry=3, --wait=30s, --backoff=exponential tells the client how long to go on before it gives up',
    ],
    [
      '“Write the log first, then change the data” has been the rule since the first relational databases, and every distributed store still follows it today.',
      '“Write the log first, then change the data” has been the rule since the first relational databases',
    ],
    [
      'See [the long, but very careful, derivation of this bound](https://example.org/b) for the details, of which only the last step matters for us here today.',
      'See the long, but very careful, derivation of this bound for the details',
    ],
  ])('%s', (sentence, kept) => expect(clause(sentence)).toBe(kept))
})

describe('every sentence of a note', () => {
  it.each([...ownNotes, ...sharedNotes])('$name', ({ note }) => {
    const lang = detectLang(note.text.slice(note.bodyStart))
    const found = parse(note)
      .blocks.filter(({ kind }) => kind === 'paragraph')
      .flatMap(wordsOf)
      .flatMap(sentences)
      .flatMap((sentence) => faultsOf(sentence, lang))
    expect(found).toEqual([])
  })
})

/** What is wrong with the clause of a sentence, each with the two. */
function faultsOf(sentence: Prose, lang: Lang): readonly string[] {
  const { text } = clauseOf(sentence, lang)
  const start = sentence.text.indexOf(text)
  const end = start + text.length
  const faults = [
    start < 0 && 'no run of it',
    start > 0 &&
      /^(?:的|了|着|过|吗|呢|吧|[，。；：、）」』》])/u.test(text) &&
      'begins with a particle',
    sentence.atoms.some((atom) => cuts(sentence, atom, start) || cuts(sentence, atom, end)) &&
      'cuts code or a link',
    ['（）', '()', '“”', '「」', '『』', '《》', '【】', '[]'].some(
      (pair) => isBalanced(sentence.text, pair) && !isBalanced(text, pair),
    ) && 'cuts a bracket or a quotation',
  ]
  return faults.flatMap((fault) => (fault ? [`${fault}: ${sentence.text} → ${text}`] : []))
}

/** White space at the end of a link is no loss. */
function cuts({ text }: Prose, { start, end }: Span, at: number): boolean {
  return start < at && at < end && text.slice(at, end).trim() !== ''
}

function isBalanced(text: string, [open = '', close = '']: string): boolean {
  return text.split(open).length === text.split(close).length
}
