// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Sends standings to hosts: what is due, in order, no faster than each host takes it. */
@NullMarked
package org.laurels.server.delivery;

import org.jspecify.annotations.NullMarked;
