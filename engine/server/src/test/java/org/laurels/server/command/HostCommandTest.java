// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void community() {
    assertThat(type("community", "create", "c", "--programme", "stack-exchange").code()).isZero();
  }

  private Typed type(String... words) {
    return Typed.in(folder, words);
  }

  private Typed link(String host) {
    return type(
        "host", "link", "--community", "c", "--host", host, "--member", "a b", "--to", "badges");
  }

  @Test
  void host_isAddedOnce_listed_linkedAndRemoved() {
    Typed added = type("host", "add", "--community", "c", "--host", "forum");

    assertThat(added.out().strip()).matches("laurels_host_[A-Za-z0-9_-]{43}");
    assertThat(type("host", "add", "--community", "c", "--host", "forum").err())
        .contains("has the host forum already");
    assertThat(type("host", "list", "--community", "c").out())
        .contains("forum")
        .doesNotContain(added.out().strip());
    assertThat(link("forum").out())
        .startsWith("http://127.0.0.1:8080/c/c/enter?host=forum&member=a+b&expires=")
        .contains("&to=badges&signature=");
    assertThat(type("host", "remove", "--community", "c", "--host", "forum").code()).isZero();
    assertThat(type("host", "remove", "--community", "c", "--host", "forum").code()).isEqualTo(2);
    assertThat(link("forum").err()).contains("no host forum");
  }

  @Test
  void lostKey_isToldAndMendable() throws IOException {
    type("host", "add", "--community", "c", "--host", "forum");
    Path key = folder.resolve("data/laurels.key");
    Files.move(key, folder.resolve("elsewhere.key"));

    Typed lost = link("forum");
    assertThat(lost.code()).isEqualTo(1);
    assertThat(lost.err()).contains(key.toString(), "not there").doesNotContain("bug");
    assertThat(
            type(
                    "host",
                    "link",
                    "--community",
                    "c",
                    "--host",
                    "forum",
                    "--member",
                    "a",
                    "--key-file",
                    "elsewhere.key")
                .code())
        .isZero();
  }

  @Test
  void wrongUsage_isTold() {
    assertThat(type("host").err()).contains("say what to do: add, list, remove or link");
    assertThat(type("host", "add", "--community", "c", "--host", " x").err())
        .contains("no blanks around");
  }
}
