// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

/** Sessions and the ways in, put together. */
public record Access(
    SessionBook sessions,
    HostBook hosts,
    SignedLinks links,
    OperatorBook operators,
    OperatorPasswords passwords) {}
