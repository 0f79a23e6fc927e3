// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * Request Tracker as a host: what its extension sends, what it did not send, and ranks as a custom
 * field of its users. The extension itself is beside this module's sources.
 */
@NullMarked
package org.laurels.plugin.requesttracker;

import org.jspecify.annotations.NullMarked;
