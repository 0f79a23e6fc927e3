// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/**
 * What help is found worth once a period: the engine proposes a bracket for each member from what
 * was counted, and a person decides.
 */
@NullMarked
package org.laurels.core.appraisal;

import org.jspecify.annotations.NullMarked;
