import { lookup as resolve } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { PictureFault } from './picture-fault.js'

export type AddressRule = (address: string) => boolean

/** Whether an IP address is one on the open network: not private, loopback, link-local or such. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/**
 * A lookup that gives a connection only addresses that a rule allows. The connection uses what is
 * checked here, so a name that changes its mind between check and use gains nothing.
 */
export function guardedLookup(allowed: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '')
      const [first] = found
      if (!first || !found.every(({ address }) => allowed(address))) {
        return callback(privateAddress(hostname), '')
      }
      return options.all ? callback(null, found) : callback(null, first.address, first.family)
    })
  }
}

/** The fault of a host that is not on the open network. */
export function privateAddress(hostname: string): PictureFault {
  const found = `found \`${hostname}\`, which is private: save the picture beside the note`
  return new PictureFault('picture-refused', `expected a picture on the open network, ${found}`)
}
