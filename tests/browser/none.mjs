// The one assertion most tests make.

import assert from 'node:assert/strict';

const MOST_SHOWN = 40;

/** Fails with the faults, one a line, when there are any. */
export function none(faults) {
  if (faults.length === 0) return;
  const more = faults.length > MOST_SHOWN ? [`… and ${faults.length - MOST_SHOWN} more`] : [];
  assert.fail([`${faults.length} found:`, ...faults.slice(0, MOST_SHOWN), ...more].join('\n  '));
}
