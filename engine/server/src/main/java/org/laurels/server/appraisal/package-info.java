// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** Appraisals as operators make them: proposed, looked at, confirmed, and told to the intake. */
@NullMarked
package org.laurels.server.appraisal;

import org.jspecify.annotations.NullMarked;
