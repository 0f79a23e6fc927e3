// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.laurels.core.connection.Connection;
import org.laurels.server.secret.InstallationKey;

/** Makes secrets of connections, and writes and reads their values, the secret ones sealed. */
final class ConnectionSecrets {
  private static final int RANDOM_BYTES = 24;
  private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  private final InstallationKey key;

  ConnectionSecrets(InstallationKey key) {
    this.key = requireNonNull(key, "key is null");
  }

  /** As Standard Webhooks writes secrets; to all other schemes it is as good a text as any. */
  static String made() {
    return "whsec_" + Base64.getEncoder().encodeToString(randomBytes());
  }

  /** The part of an address that nobody else knows. */
  static String hook() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  String seal(long connectionId, Map<String, String> secrets) {
    byte[] sealed = key.encrypt(json(secrets).getBytes(UTF_8), belongsTo(connectionId));
    return Base64.getEncoder().encodeToString(sealed);
  }

  Map<String, String> open(Connection connection) {
    byte[] sealed = Base64.getDecoder().decode(connection.setup().sealed());
    return read(new String(key.decrypt(sealed, belongsTo(connection.id())), UTF_8));
  }

  private static String belongsTo(long id) {
    return "secrets of connection " + id;
  }

  static String json(Map<String, String> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are JSON", e);
    }
  }

  static Map<String, String> read(String json) {
    try {
      return MAPPER.readValue(json, VALUES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a connection's values are no JSON", e);
    }
  }
}
