import { kafkaRequests, sendsRequest, sendsSql } from './passage.ts';

function request(apiKey: number, bytes = 30): Buffer {
  const written = Buffer.alloc(bytes);
  written.writeInt32BE(bytes - 4, 0);
  written.writeInt16BE(apiKey, 4);
  return written;
}

describe('what a client sends', () => {
  it.each([
    ['an append', request(kafkaRequests.produce), ['produce']],
    ['an offset commit', request(kafkaRequests.offsetCommit), ['offsetCommit']],
    ['another request', request(3), []],
    ['the end of a request', Buffer.from('ength is not this'), []],
    ['few bytes', Buffer.from([0, 0]), []],
  ])('is told apart: %s', (_what, bytes, expected) => {
    expect(Object.entries(kafkaRequests).filter(([, apiKey]) => sendsRequest(apiKey)(bytes)).map(([name]) => name)).toEqual(expected);
  });

  it('is known by its SQL', () => {
    expect(sendsSql('COMMIT')(Buffer.from('Q\0\0\0\x0bCOMMIT\0'))).toBe(true);
    expect(sendsSql('COMMIT')(Buffer.from('Q\0\0\0\x0bROLLBACK\0'))).toBe(false);
  });
});
