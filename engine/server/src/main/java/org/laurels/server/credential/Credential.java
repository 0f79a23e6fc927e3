// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.laurels.core.credential.GrantedBadge;

/**
 * A grant's credential as it was signed.
 *
 * @param signed the JWT
 * @param text what it says
 */
record Credential(GrantedBadge grant, String signed, ObjectNode text) {}
