// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Transfers of amounts between accounts. Knows nothing of rules, badges, rewards or boards. */
@NullMarked
package org.laurels.core.ledger;

import org.jspecify.annotations.NullMarked;
