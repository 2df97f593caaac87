import { accountFromPasswd } from './postgres-account.ts';
import { databaseAddress, enteredAs, withoutPassword } from './resolve-postgres.ts';

const passwd = ['root:x:0:0:root:/root:/bin/bash', 'postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash', 'nobody:*:-2:-2::/var/empty:/usr/bin/false', 'wheel:x:7:0::/:/bin/sh', 'broken:x:'].join('\n');

describe('the account of PostgreSQL', () => {
  it.each([
    ['postgres', { uid: 101, gid: 104 }],
    ['nobody', { uid: 4_294_967_294, gid: 4_294_967_294 }],
    ['root', undefined],
    ['wheel', undefined],
    ['broken', undefined],
    ['post', undefined],
  ])('%s is %j', (name, expected) => {
    expect(accountFromPasswd(passwd, name)).toEqual(expected);
  });
});

describe('a connection string', () => {
  it.each([
    ['postgresql://user:secret@db.example:6000/record', 'db.example:6000'],
    ['postgres://db.example/record', 'db.example:5432'],
  ])('%s leads to %s', (url, expected) => {
    expect(databaseAddress(url)).toBe(expected);
  });

  it.each(['mysql://user:secret@host/db', 'secret', 'postgresql:///secret'])('%s is refused without being repeated', (url) => {
    expect(() => databaseAddress(url)).toThrow(/^DATABASE_URL is no address of the form postgresql:\/\/user:password@host:port\/database\.$/);
  });

  it('can be entered by another role, whatever its password holds', () => {
    const url = new URL(enteredAs('postgresql://owner:secret@127.0.0.1:20001/on_record?sslmode=require', 'on_record_reader', 'p@ss/w:rd'));
    expect([url.username, decodeURIComponent(url.password), url.pathname, url.search]).toEqual(['on_record_reader', 'p@ss/w:rd', '/on_record', '?sslmode=require']);
  });

  it('can be shown without its password', () => {
    expect(withoutPassword('postgresql://owner:secret@127.0.0.1:20001/on_record')).toBe('postgresql://owner@127.0.0.1:20001/on_record');
  });
});
