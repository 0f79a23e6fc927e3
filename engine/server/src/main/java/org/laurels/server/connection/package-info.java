// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Connections of hosts: their configuration, the requests they send, and how they fare. */
@NullMarked
package org.laurels.server.connection;

import org.jspecify.annotations.NullMarked;
