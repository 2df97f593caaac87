// Tests that talk to real processes wait for conditions with deadlines of their own; Jest's 5 s would cut in before them.
jest.setTimeout(60_000);
