// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Badge grants as Open Badges 3.0: signed, shown, downloaded, revoked and verified. */
@NullMarked
package org.laurels.server.credential;

import org.jspecify.annotations.NullMarked;
