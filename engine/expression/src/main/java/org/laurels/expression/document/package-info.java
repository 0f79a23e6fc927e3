// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
/** YAML to programmes: reads documents whole or says all that is wrong with them. */
@NullMarked
package org.laurels.expression.document;

import org.jspecify.annotations.NullMarked;
