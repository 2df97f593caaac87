import { decodeModel, encodeModel, MODEL_FORMAT } from './model-file';

const header = { format: MODEL_FORMAT, tags: ['NOUN|NN'], relations: ['root'], sureWords: [['é']], taggerBits: 1, transitionBits: 1, relationBits: 1 };
const file = encodeModel(header, new Map([['one', Uint8Array.of(1, 2, 3)], ['none', new Uint8Array(0)], ['two', Uint8Array.of(255)]]));

describe('a file of weights', () => {
  it('gives back what was put into it', () => {
    const { header: read, sections } = decodeModel(file);
    expect(read).toMatchObject(header);
    expect([...sections].map(([name, bytes]) => [name, [...bytes]])).toEqual([['one', [1, 2, 3]], ['none', []], ['two', [255]]]);
  });

  it('is read where it stands in other bytes, shared ones too', () => {
    const shared = new Uint8Array(new SharedArrayBuffer(file.length + 16), 8, file.length);
    shared.set(file);
    expect([...(decodeModel(shared).sections.get('one') ?? [])]).toEqual([1, 2, 3]);
  });

  it.each([
    ['no bytes', new Uint8Array(0), /are not a file of weights/],
    ['other bytes', Uint8Array.from({ length: 64 }, (_, at) => at), /are not a file of weights/],
    ['a file that is cut off', file.subarray(0, file.length - 8), /end before their section "two" does/],
    ['a later format', encodeModel({ ...header, format: 99 }, new Map()), /have format 99; this engine reads format/],
  ])('is refused when it is %s', (_, bytes, message) => {
    expect(() => decodeModel(bytes)).toThrow(message);
  });
});
