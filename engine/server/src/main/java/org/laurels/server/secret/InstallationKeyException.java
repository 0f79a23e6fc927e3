// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.secret;

import org.jspecify.annotations.Nullable;

/** The installation's key is missing, unreadable or another one; the operator can mend it. */
public final class InstallationKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InstallationKeyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
