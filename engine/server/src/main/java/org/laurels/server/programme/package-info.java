// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Programmes as documents: on disk, as published, and compiled for the engine. */
@NullMarked
package org.laurels.server.programme;

import org.jspecify.annotations.NullMarked;
