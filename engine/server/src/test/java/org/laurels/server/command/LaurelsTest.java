// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LaurelsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "improt                                | Unmatched argument",
        "import                                | Missing required",
        "import nothing x --community c        | nothing called 'nothing' can be imported",
        "export standings                      | Missing required option: '--community=NAME'",
        "export places --community c           | expected one of [standings, badges, entries,"
            + " boards]",
        "export badges --community nobody      | no community is called 'nobody'",
        "explain --community c --member x --limit 0 | --limit must be 1 to 1000",
        "backtest --community c --programme stack-exchnge | did you mean 'stack-exchange'?",
        "programme                             | say what to do: check, list, show or publish",
        "programme check nowhere.yaml          | no starter, file or folder 'nowhere.yaml'",
        "programme publish stack-exchange --community c --past sometimes | --past is keep, all or a"
            + " day",
        "community create No! --programme stack-exchange | small letters, digits and hyphens",
        "token revoke --community c x          | Invalid value",
        "serve --port 70000                    | --port must be 0 to 65535",
        "verify --database jdbc:oracle:x       | must begin with jdbc:h2: or jdbc:mysql:",
      })
  void wrongUsage_isTold_inALine(String words, String message) {
    Typed typed = Typed.in(folder, folder, words.split(" "));
    assertThat(typed.code()).as(typed.err()).isEqualTo(2);
    assertThat(typed.err()).startsWith("laurels: ").contains(message).doesNotContain("\tat ");
    assertThat(typed.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "serve",
        "import",
        "plugin",
        "explain",
        "export",
        "verify",
        "rebuild",
        "backtest",
        "programme check",
        "programme list",
        "programme show",
        "programme publish",
        "community list",
        "community create",
        "operator add",
        "operator password",
        "connection check",
        "token create",
        "token list",
        "token revoke"
      })
  void help_isThereForAll(String words) {
    Typed typed = Typed.in(folder, (words + " --help").strip().split(" "));
    assertThat(typed.code()).isZero();
    assertThat(typed.out()).startsWith("Usage: laurels " + words);
  }

  @Test
  void check_tellsEveryProblem_withItsPlace() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"),
        """
        programme: mine
        units:
          reputation: {start: 1}
        rules:
          - id: liked
            on: vote.cast
            iff: item.knd == 'answer'
            give: {to: item.author, reputaton: 10}
        """);
    Typed typed = Typed.in(folder, "programme", "check", "mine.yaml");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.out()).contains("mine.yaml:7:", "did you mean 'if'?", "mine.yaml:8:");
    assertThat(typed.err()).contains("problems");
  }

  @Test
  void check_countsWhatIsThere_ifAllIsWell() {
    Typed typed = Typed.in(folder, "programme", "check", "stack-exchange");
    assertThat(typed.code()).isZero();
    assertThat(typed.out()).startsWith("no problems: programme stack-exchange, 1 unit, ");
  }

  @Test
  void community_token_andProgramme_areKept() {
    assertThat(type("community", "create", "c", "--programme", "stack-exchange").code()).isZero();
    assertThat(type("community", "create", "c", "--programme", "stack-exchange").err())
        .contains("called c already");
    Typed token = type("token", "create", "--community", "c", "--name", "mine");
    assertThat(token.out().strip()).matches("laurels_[A-Za-z0-9_-]{43}");
    assertThat(type("token", "create", "--community", "c", "--scope", "all").err())
        .contains("--scope is events or manage, not all");
    assertThat(type("token", "create", "--community", "c", "--scope", "manage").code()).isZero();
    assertThat(type("token", "list", "--community", "c").out())
        .contains("mine", "good", "events", "manage")
        .doesNotContain(token.out().strip());
    assertThat(
            type("programme", "publish", "stack-exchange-2010", "--community", "c", "--past", "all")
                .err())
        .contains("as version 2 of c", "the past follows version 2: 0 corrections");
    assertThat(type("operator", "add", "--address", "https://l.example/").out())
        .startsWith("https://l.example/operator/begin?token=");
    assertThat(type("operator", "password", "x").err()).contains("no operator is called x");
    assertThat(type("community", "list").out()).contains("stack-exchange-2010");
    assertThat(type("verify").out()).contains("c: 0 differences");
    assertThat(type("explain", "--community", "c", "--member", "x").err())
        .contains("nobody in c is 'x'");
    assertThat(folder.resolve("data/laurels.mv.db")).exists();
  }

  private Typed type(String... words) {
    return Typed.in(folder, words);
  }

  @Test
  void publish_whereAUnitIsToBeSpentFromNowOn_isRefusedWithThePlace() throws IOException {
    Files.writeString(folder.resolve("counted.yaml"), unit("{start: 0}"));
    Files.writeString(folder.resolve("spent.yaml"), unit("{spendable: {vest: 14d}}"));
    type("community", "create", "c", "--programme", "counted.yaml");

    Typed refused = type("programme", "publish", "spent.yaml", "--community", "c");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("spent.yaml: units: stars: was counted and not spent");
    assertThat(type("community", "list").out()).doesNotContain("version 2");
    assertThat(type("programme", "publish", "counted.yaml", "--community", "c").code()).isZero();
  }

  private static String unit(String stars) {
    return "programme: mine\nunits:\n  stars: " + stars + "\n";
  }
}
