// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.laurels.plugin.requesttracker.FakeTracker.Line;
import org.laurels.spi.HostUnreachableException;
import org.laurels.spi.PluginException;
import org.laurels.spi.SourceEvent;
import org.laurels.testkit.plugin.CatchUpRecorder;

class TransactionCatchUpTest {
  private final FakeTracker rt = new FakeTracker();

  private CatchUpRecorder run(@Nullable String cursor) {
    CatchUpRecorder run = new CatchUpRecorder("rt", rt, cursor);
    Sent.host(Map.of()).catchUp().orElseThrow().run(run);
    assertThat(run.skips()).isEmpty();
    return run;
  }

  private void story() {
    rt.history.addAll(
        List.of(
            new Line(50, "Create", 7, "", "", 27),
            new Line(51, "Correspond", 7, "", "", 14),
            new Line(52, "Status", 7, "new", "open", 1),
            new Line(53, "Status", 7, "open", "resolved", 14),
            new Line(54, "Correspond", 7, "", "", 27),
            new Line(55, "Status", 7, "resolved", "open", 1)));
  }

  @Test
  void firstRun_readsAllThereIs_underTheIdsOfTheExtension() {
    story();
    CatchUpRecorder run = run(null);

    assertThat(run.ids())
        .containsExactly(
            "user:27:customer:",
            "transaction:50:ticket.opened",
            "user:14:employee:anna",
            "transaction:51:ticket.replied",
            "transaction:53:ticket.solved",
            "transaction:54:ticket.replied",
            "transaction:55:ticket.reopened");
    SourceEvent reopened = run.offered().get(run.offered().size() - 1);
    assertThat(reopened.undoes()).isEqualTo("transaction:53:ticket.solved");
    assertThat(reopened.actor()).as("RT did it itself").isNull();
    assertThat(run.offered().toString()).doesNotContain("example.test", "secret");
    assertThat(run.cursors()).containsExactly("55");
  }

  @Test
  void manyPages_areReadWithoutGap_andEachIsNoted() {
    for (long id = 1; id <= 250; id++) {
      rt.history.add(new Line(id * 3, "Correspond", 7, "", "", 14));
    }
    CatchUpRecorder run = run(null);

    assertThat(run.ids()).hasSize(251).contains("transaction:750:ticket.replied");
    assertThat(run.cursors()).containsExactly("300", "600", "750");
    assertThat(rt.asked.stream().filter(each -> each.contains("/ticket/"))).hasSize(1);
  }

  @Test
  void laterRun_readsAgainALittleOfWhatItHas_forWhatWasNotYetVisible() {
    story();
    CatchUpRecorder first = run(null);
    rt.history.add(new Line(49, "Create", 7, "", "", 14));
    CatchUpRecorder second = run(first.cursors().get(0));

    assertThat(second.ids()).contains("transaction:49:ticket.opened").containsAll(first.ids());
    assertThat(second.cursors()).as("nothing beyond the cursor").isEmpty();

    CatchUpRecorder far = run(Long.toString(55 + TransactionCatchUp.NUMBERS_AGAIN));
    assertThat(far.offered()).isEmpty();
  }

  @Test
  void solution_thatWasReopenedBefore_isNotTheOneThatEnds() {
    rt.history.addAll(
        List.of(
            new Line(10, "Status", 7, "open", "resolved", 14),
            new Line(11, "Status", 7, "resolved", "open", 14),
            new Line(12, "Status", 7, "open", "resolved", 14),
            new Line(13, "Status", 7, "resolved", "open", 14)));
    assertThat(run(null).offered())
        .filteredOn(event -> event.undoes() != null)
        .extracting(SourceEvent::undoes)
        .containsExactly("transaction:10:ticket.solved", "transaction:12:ticket.solved");
  }

  @Test
  void requestorWithANameOfDigits_isNotTakenForSomebodyElse() {
    rt.users.put(27L, "14");
    rt.history.add(new Line(50, "Create", 7, "", "", 14));
    SourceEvent opened = run(null).offered().get(1);

    assertThat(opened.item()).isNotNull();
    assertThat(opened.item().author()).as("nobody of that name, so who wrote it").isEqualTo("14");
  }

  @Test
  void troubleOfRt_endsTheRun_tellingWhoIsToMendIt() {
    story();
    rt.status = 503;
    assertThatThrownBy(() -> run(null)).isInstanceOf(HostUnreachableException.class);
    rt.status = 401;
    assertThatThrownBy(() -> run(null))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("check user and password");
    rt.status = 200;
    assertThatThrownBy(() -> run("here")).isInstanceOf(PluginException.class);
  }
}
