// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** What an operator types: each command reads its options, does its work, and tells what came. */
@NullMarked
package org.laurels.server.command;

import org.jspecify.annotations.NullMarked;
