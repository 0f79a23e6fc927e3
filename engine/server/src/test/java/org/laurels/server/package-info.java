// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
@NullMarked
package org.laurels.server;

import org.jspecify.annotations.NullMarked;
