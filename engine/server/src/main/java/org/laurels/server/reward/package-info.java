// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Credits at work: what is due by the clock, codes of vouchers, and who fulfils rewards outside.
 */
@NullMarked
package org.laurels.server.reward;

import org.jspecify.annotations.NullMarked;
