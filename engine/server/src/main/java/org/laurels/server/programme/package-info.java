// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Programmes as documents: how a community keeps what people wrote. */
@NullMarked
package org.laurels.server.programme;

import org.jspecify.annotations.NullMarked;
