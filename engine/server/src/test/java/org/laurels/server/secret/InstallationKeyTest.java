// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallationKeyTest {
  private static final byte[] SECRET = "the secret of a host".getBytes(UTF_8);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("data/laurels.key");
  }

  @Test
  void encrypted_isReadAgain_byAnotherProcess() {
    byte[] encrypted = new InstallationKey(file()).encrypt(SECRET, "host 7");

    assertThat(new InstallationKey(file()).decrypt(encrypted, "host 7")).isEqualTo(SECRET);
  }

  @Test
  void sameSecret_isEncryptedDifferently() {
    InstallationKey key = new InstallationKey(file());

    assertThat(key.encrypt(SECRET, "a")).isNotEqualTo(key.encrypt(SECRET, "a"));
    assertThat(new String(key.encrypt(SECRET, "a"), UTF_8)).doesNotContain("secret");
  }

  @Test
  void file_isForItsOwnerOnly() throws IOException {
    new InstallationKey(file()).encrypt(SECRET, "a");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (var all = Files.list(file().getParent())) {
      assertThat(all).containsExactly(file());
    }
  }

  @Test
  void file_isRefused_ifEveryoneMayReadIt() throws IOException {
    byte[] encrypted = new InstallationKey(file()).encrypt(SECRET, "a");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> new InstallationKey(file()).decrypt(encrypted, "a"))
        .isInstanceOf(InstallationKeyException.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void fingerprint_tellsEqualTextsFromOthers_underThisKeyOnly() {
    InstallationKey key = new InstallationKey(file());
    String known = key.fingerprint("CODE-1", "pool a");

    assertThat(known).matches("[0-9a-f]{64}");
    assertThat(new InstallationKey(file()).fingerprint("CODE-1", "pool a")).isEqualTo(known);
    assertThat(key.fingerprint("CODE-2", "pool a")).isNotEqualTo(known);
    assertThat(key.fingerprint("CODE-1", "pool b")).isNotEqualTo(known);
    assertThat(new InstallationKey(folder.resolve("other.key")).fingerprint("CODE-1", "pool a"))
        .isNotEqualTo(known);
  }

  @Test
  void everyByte_counts() {
    InstallationKey key = new InstallationKey(file());
    byte[] encrypted = key.encrypt(SECRET, "a");
    for (int i = 0; i < encrypted.length; i++) {
      byte[] altered = encrypted.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> key.decrypt(altered, "a"))
          .as("byte %d", i)
          .isInstanceOf(InstallationKeyException.class);
    }
  }

  @Test
  void encrypted_isNotReadAsSomethingElse() {
    InstallationKey key = new InstallationKey(file());
    byte[] encrypted = key.encrypt(SECRET, "host 7");

    assertThatThrownBy(() -> key.decrypt(encrypted, "host 8"))
        .isInstanceOf(InstallationKeyException.class)
        .hasMessageContaining("belongs to something else");
  }

  @Test
  void lostKey_isToldAndNotMadeAnew() throws IOException {
    byte[] encrypted = new InstallationKey(file()).encrypt(SECRET, "a");
    Files.delete(file());

    assertThatThrownBy(() -> new InstallationKey(file()).decrypt(encrypted, "a"))
        .isInstanceOf(InstallationKeyException.class)
        .hasMessageContaining(file().toString())
        .hasMessageContaining("not there");
    assertThat(file()).doesNotExist();
  }

  @Test
  void wrongKey_isTold() {
    byte[] encrypted = new InstallationKey(file()).encrypt(SECRET, "a");
    InstallationKey other = new InstallationKey(folder.resolve("other.key"));
    other.encrypt(SECRET, "a");

    assertThatThrownBy(() -> other.decrypt(encrypted, "a"))
        .isInstanceOf(InstallationKeyException.class)
        .hasMessageContaining("is not the one");
  }

  @Test
  void fileThatIsNoKey_isTold() throws IOException {
    Files.writeString(folder.resolve("short.key"), "c2hvcnQ=\n");
    Files.setPosixFilePermissions(
        folder.resolve("short.key"), PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> new InstallationKey(folder.resolve("short.key")).encrypt(SECRET, "a"))
        .isInstanceOf(InstallationKeyException.class)
        .hasMessageContaining("no key");
  }
}
