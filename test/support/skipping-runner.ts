import { relative } from 'node:path';
import type { TestResult } from '@jest/test-result';
import { serviceVariables } from './services';
import { root } from './test-stack';

type Runner = (...all: readonly unknown[]) => Promise<TestResult>;

/**
 * Runs a test file as Jest does, unless the services that this run was asked to use cannot be had: then each file is reported as one skipped test that says why.
 * The file itself cannot do so, as it may ask for an address as soon as it is loaded.
 */
const runOrSkip: Runner = async (...all) => {
  // Jest hands a runner the project as its second argument, and the file as its fifth.
  const { displayName } = all[1] as { readonly displayName?: { readonly name: string } };
  const reason = process.env[displayName?.name === 'compose' ? serviceVariables.noCompose : serviceVariables.skip] ?? '';
  return reason === '' ? (require('jest-circus/runner') as { default: Runner }).default(...all) : skipped(String(all[4]), reason);
};

function skipped(testFilePath: string, reason: string): TestResult {
  const { createEmptyTestResult } = require('@jest/test-result') as typeof import('@jest/test-result');
  const title = `${relative(root, testFilePath)} (not run: ${reason})`;
  const result: TestResult['testResults'][number] = { ancestorTitles: [], title, fullName: title, status: 'pending', failureMessages: [], failureDetails: [], numPassingAsserts: 0 };
  return { ...createEmptyTestResult(), testFilePath, numPendingTests: 1, skipped: true, testResults: [result] };
}

module.exports = runOrSkip;
