// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** A person's accounts in several hosts: how they come to be one member's, and are parted. */
@NullMarked
package org.laurels.server.identity;

import org.jspecify.annotations.NullMarked;
