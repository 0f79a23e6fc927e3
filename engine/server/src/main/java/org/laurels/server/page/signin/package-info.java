// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Pages for coming in and going out. */
@NullMarked
package org.laurels.server.page.signin;

import org.jspecify.annotations.NullMarked;
