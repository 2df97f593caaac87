import type { DatabaseState, ServerState } from '@on-record/projections';
import { attempt, judge, unchecked, type Check, type Verdict } from './check';
import { toLines } from './doctor.command';
import { judgeClock, judgeConnections, judgeDeadLetters, judgeDurability, judgeEncryption, judgeReader, judgeSchema, judgeServer } from './judge-database';
import { judgeAccess, judgeBrokers, judgeCompaction, judgeCopies, judgeGroup, judgeTopics } from './judge-log';
import { judgePauses } from './examine-pauses';
import { judgeCheckpoints, judgeIdentity, judgeRestored } from './judge-positions';
import { readDoctorSettings } from './read-settings';

type Judgement = Omit<Check, 'check'>;

const server: ServerState = {
  version: '18.4', versionNumber: 180_004, database: 'record', user: 'owner', encoding: 'UTF8', isStandby: false, isReadOnly: false,
  mayWrite: true, unsafeSettings: [], tlsVersion: null, isLocal: true, bytes: 1, connections: 3, maxConnections: 100, nowMs: 10_000,
};
const schema = (state: Partial<DatabaseState>): Judgement => judgeSchema({ missingMigrations: [], unknownMigrations: [], ...state });
const login = { username: 'somebody', password: 'hunter2' };
const topics = { faults: [], faultLines: [], warnings: [], advice: [], topicIds: { 't.articles': 'topic' } };
const lag = { reader: 'extractor', topic: 't.articles', partition: 0, nextOffset: '1', endOffset: '4', lag: 3 };
const checkpoint = { projection: 'p', topic: 't.articles', partition: 0, nextOffset: 4n, clusterId: 'cluster', topicId: 'topic', lastEventTime: undefined };
const identity = { clusterId: 'cluster', topicIds: { 't.articles': 'topic' } };
const ends = [{ topic: 't.articles', partition: 0, first: 0n, next: 4n }];
const reader = { exists: true, canLogIn: true, reachesBeneathViews: false };

describe('the doctor', () => {
  it.each<[string, Judgement, Verdict, RegExp]>([
    ['a broker that can be used', judgeBrokers([]), 'ok', /answers all/],
    ['a broker that is too old', judgeBrokers(['It is older than Kafka 2.1: upgrade the brokers.']), 'wrong', /older/],
    ['topics as they should be', judgeTopics(topics), 'ok', /1 topics/],
    ['a topic with other settings', judgeTopics({ ...topics, faultLines: ['Topic a has x.', 'Topic b has y.'] }), 'wrong', /a has x.*b has y/],
    ['topics in one copy', judgeCopies({ ...topics, warnings: ['Topic a has 1 of the 3 copies.', 'Topic b has 1.'] }), 'warning', /same holds for 1 more/],
    ['topics in three copies', judgeCopies(topics), 'ok', /every topic/i],
    ['topics that keep what is erased', judgeCompaction({ ...topics, advice: ['Topic a has max.compaction.lag.ms 9.', 'Topic b has 9.'] }), 'warning', /same holds for 1 more/],
    ['topics that are compacted in time', judgeCompaction(topics), 'ok', /within a day/],
    ['a group at work', judgeGroup({ groupId: 'g', members: 2 }, [lag]), 'ok', /2 member\(s\) and is 3 record/],
    ['a group without members that is behind', judgeGroup({ groupId: 'g', members: 0 }, [lag]), 'wrong', /0 member/],
    ['a group without members that is not behind', judgeGroup({ groupId: 'g', members: 0 }, []), 'warning', /0 member/],
    ['a group that is paused', judgeGroup({ groupId: 'g', members: 0 }, [lag], true), 'warning', /3 record\(s\) behind\. Its stage is paused/],
    ['no pause', judgePauses([]), 'ok', /no stage/i],
    ['a pause', judgePauses([{ stage: 'projector', pausedAt: '2026-03-02T10:00:00.000Z', by: { actor: 'ann', reason: 'move' } }]), 'warning', /^PROJECTOR: Paused since 2026-03-02T10:00:00\.000Z by ann \(move\)/],
    ['Postgres as it should be', judgeServer(server), 'ok', /18\.4/],
    ['an old Postgres', judgeServer({ ...server, version: '14.20', versionNumber: 140_020 }), 'wrong', /14\.20: 15 or newer/],
    ['another encoding', judgeServer({ ...server, encoding: 'SQL_ASCII' }), 'wrong', /SQL_ASCII.*ENCODING 'UTF8'/],
    ['a standby', judgeServer({ ...server, isStandby: true, isReadOnly: true }), 'wrong', /^It is a standby, .*primary\.$/],
    ['a read-only role', judgeServer({ ...server, isReadOnly: true }), 'wrong', /read-only/],
    ['a role that may not write', judgeServer({ ...server, mayWrite: false }), 'wrong', /owner may not write/],
    ['an empty database', judgeServer({ ...server, mayWrite: null }), 'ok', /answers/],
    ['a connection to Postgres with TLS', judgeEncryption({ ...server, tlsVersion: 'TLSv1.3', isLocal: false }), 'ok', /encrypted by TLSv1\.3/],
    ['one without, on one machine', judgeEncryption(server), 'ok', /does not leave the machine/],
    ['one without, between machines', judgeEncryption({ ...server, isLocal: false }), 'warning', /not encrypted/],
    ['brokers with TLS and a login', judgeAccess({ brokers: ['b:1'], tls: {}, sasl: { ...login, mechanism: 'plain' } }), 'ok', /encrypted, and somebody logs in by plain/],
    ['brokers with TLS and a certificate', judgeAccess({ brokers: ['b:1'], tls: { cert: 'c', key: 'k' } }), 'ok', /a certificate is shown/],
    ['brokers on this machine', judgeAccess({ brokers: ['127.0.0.1:1', 'localhost:2', '127.1.2.3:3'], tls: false }), 'ok', /not encrypted, and nobody logs in/],
    ['brokers elsewhere without TLS', judgeAccess({ brokers: ['127.0.0.1:1', 'b:2'], tls: false }), 'warning', /not encrypted/],
    ['brokers whose name only begins like this machine', judgeAccess({ brokers: ['127.example.org:1'], tls: false }), 'warning', /not encrypted/],
    ['a hashed password without TLS', judgeAccess({ brokers: ['b:1'], tls: false, sasl: { ...login, mechanism: 'scram-sha-512' } }), 'warning', /not encrypted, and somebody logs in by scram-sha-512\.$/],
    ['a bare password without TLS', judgeAccess({ brokers: ['127.0.0.1:1'], tls: false, sasl: { ...login, mechanism: 'plain' } }), 'warning', /sends the password as it is/],
    ['connections to spare', judgeConnections(server), 'ok', /3 of 100/],
    ['few connections left', judgeConnections({ ...server, connections: 80 }), 'warning', /80 of 100/],
    ['a server that keeps what was committed', judgeDurability(server), 'ok', /outlives/],
    ['a server that may lose what was committed', judgeDurability({ ...server, unsafeSettings: ['fsync', 'synchronous_commit'] }), 'warning', /fsync and synchronous_commit off/],
    ['the tables of this release', schema({}), 'ok', /this release/],
    ['tables of an older release', schema({ missingMigrations: ['A1'] }), 'wrong', /lacks A1/],
    ['tables of a newer release', schema({ unknownMigrations: ['Z9'], missingMigrations: ['A1'] }), 'wrong', /newer release: it has Z9/],
    ['a reader as it should be', judgeReader(reader), 'ok', /views only/],
    ['no reader', judgeReader({ ...reader, exists: false }), 'wrong', /no role/],
    ['a reader that may not log in', judgeReader({ ...reader, canLogIn: false }), 'warning', /may not log in/],
    ['a reader that may read everything', judgeReader({ ...reader, reachesBeneathViews: true }), 'wrong', /beneath/],
    ['no dead letters', judgeDeadLetters([]), 'ok', /no dead letter/i],
    ['dead letters', judgeDeadLetters([{ code: 'EVENT_NOT_JSON', count: 3 }, { code: 'HANDLER_BROKE', count: 1 }]), 'warning', /4 dead letter.*EVENT_NOT_JSON 3, HANDLER_BROKE 1/],
    ['clocks that agree', judgeClock(server, { fromMs: 8_500, untilMs: 8_600 }), 'ok', /1400 ms/],
    ['clocks while an answer took long', judgeClock(server, { fromMs: 0, untilMs: 20_000 }), 'ok', /differ by 0 ms/],
    ['clocks that differ', judgeClock(server, { fromMs: 70_000, untilMs: 70_001 }), 'warning', /60000 ms/],
    ['checkpoints of this log', judgeIdentity([checkpoint], identity), 'ok', /1 checkpoint/],
    ['checkpoints of another cluster', judgeIdentity([checkpoint], { ...identity, clusterId: 'other' }), 'wrong', /cluster cluster, .* cluster other/],
    ['checkpoints of a topic that was made anew', judgeIdentity([checkpoint], { ...identity, topicIds: { 't.articles': 'anew' } }), 'wrong', /topic t\.articles topic, .* t\.articles anew/],
    ['checkpoints within the log', judgeCheckpoints([checkpoint], ends), 'ok', /within/],
    ['a checkpoint past the end', judgeCheckpoints([{ ...checkpoint, nextOffset: 5n }], ends), 'wrong', /is 5, .* ends at 4/],
    ['a database that knows all that was committed', judgeRestored({ databaseId: 'd', setBack: [], committed: [{ topic: 't', partition: 0, offset: 1n, metadata: 'd' }] }), 'ok', /1 offset/],
    ['a database that was set back', judgeRestored({ databaseId: 'd', setBack: [{ topic: 't', partition: 0, checkpoint: 1n, committed: 2n }], committed: [] }), 'wrong', /is at 1, and 2 was committed/],
  ])('judges %s', (_name, { verdict, found, remedy }, expected, pattern) => {
    expect(verdict).toBe(expected);
    expect(found).toMatch(pattern);
    if (verdict !== 'ok') expect(`${found} ${remedy ?? ''}`).toMatch(/run|upgrade|start|create|let|set|raise|revoke|connect|restore|resume|look at|has x/i);
  });

  it('tells why something could not be found out, with its cause, and waits no longer than it may', async () => {
    const refused = await attempt(() => Promise.reject(new Error('It did not work.', { cause: new Error('ECONNREFUSED') })), 1_000);
    expect(judge('a', refused, () => ({ verdict: 'ok', found: '' }))).toEqual({ check: 'a', verdict: 'wrong', found: 'It did not work. (ECONNREFUSED)' });
    expect(await attempt(() => new Promise(() => undefined), 10)).toEqual({ failure: 'No answer came within 0.01 s.' });
    expect(unchecked('b', 'Kafka does not answer').verdict).toBe('warning');
  });

  it('prints a line each, and no line of somebody else', () => {
    expect(toLines([{ check: 'a', verdict: 'ok', found: 'Fine.' }, { check: 'long', verdict: 'warning', found: 'One\ntwo\u001b[2J', remedy: 'Do it.' }]))
      .toBe('ok       a     Fine.\nwarning  long  One\\u000atwo\\u001b[2J -> Do it.');
  });
});

describe('the settings for the doctor', () => {
  it('are looked at as far as they go, all faults told, no secret shown', () => {
    const { checks, log, database } = readDoctorSettings({ KAFKA_BROKERS: 'one:1', DATABASE_URL: 'mysql://u:hunter2@h/d', KAFKA_REPLICATION_FACTOR: '0' });
    expect(checks).toEqual([{ check: 'settings', verdict: 'wrong', found: expect.stringMatching(/2 fault\(s\).*DATABASE_URL: given \(masked\).*KAFKA_REPLICATION_FACTOR/) as string, remedy: expect.any(String) as string }]);
    expect(JSON.stringify(checks)).not.toContain('hunter2');
    expect([log?.KAFKA_BROKERS, database]).toEqual([['one:1'], undefined]);
  });
});
