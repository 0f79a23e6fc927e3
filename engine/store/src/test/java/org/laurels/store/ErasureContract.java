// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.core.access.Session;
import org.laurels.core.board.Board;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardScope;
import org.laurels.core.board.BoardStore;
import org.laurels.core.board.BoardTable;
import org.laurels.core.board.BoardTables;
import org.laurels.core.board.BoardWindow;
import org.laurels.core.board.Edition;
import org.laurels.core.board.Recalculation;
import org.laurels.core.community.Community;
import org.laurels.core.community.WrittenProgramme;
import org.laurels.core.credential.CredentialStore;
import org.laurels.core.event.Event;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Erasure;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.Receipt;
import org.laurels.core.member.Identity;
import org.laurels.core.member.Profile;
import org.laurels.core.programme.Programmes;
import org.laurels.core.proof.ChainCheck;
import org.laurels.core.proof.Head;
import org.laurels.core.proof.Sealer;
import org.laurels.core.standing.HeldBadge;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.ProfileStore;
import org.laurels.core.standing.StatementLine;
import org.laurels.testkit.Books;
import org.laurels.testkit.RandomHistory;
import org.laurels.testkit.TestClock;
import org.laurels.testkit.TestEvents;
import org.laurels.testkit.TestProgrammes;

/** Erasing a member on a database: nothing personal is left, and nobody's standing changes. */
abstract class ErasureContract {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final ZoneId UTC = ZoneOffset.UTC;
  private static final String ID = Zora.ID;
  private static final List<String> PERSONAL = Zora.PERSONAL;

  private final TestEvents forum = TestEvents.of("forum");
  private final Programmes programmes = Programmes.of(TestProgrammes.first());
  private Database database;
  private Sessions sessions;
  private Community community;
  private Intake intake;
  private BoardStore boards;
  private JdbcStandingStore standings;

  /** The address of an empty database. */
  protected abstract String emptyDatabase();

  @SuppressWarnings("NullAway.Init")
  ErasureContract() {}

  @BeforeEach
  void open() {
    database = Database.open(emptyDatabase(), TestClock.pinned(NOW));
    sessions = Sessions.open(database);
    boards = database.boardStore();
    standings = new JdbcStandingStore(database);
    community = fresh("erasure");
    intake =
        new Intake(
            database.intakeStore(),
            (of, version) -> programmes,
            TestClock.pinned(NOW),
            (id, cause) -> {
              throw cause;
            });
  }

  private Community fresh(String name) {
    return new HibernateCommunityStore(sessions)
        .create(name, WrittenProgramme.of("test", Zora.PROGRAMME), NOW);
  }

  @AfterEach
  void close() {
    sessions.close();
    database.close();
  }

  private final class Loading implements BoardTables {
    @Override
    public BoardTable of(Edition edition) {
      return boards.load(edition).table();
    }

    @Override
    public void published(Edition edition, BoardTable table) {}
  }

  private static Board board(String id, BoardWindow window, BoardScope scope) {
    return new Board(
        id, id, "reputation", null, window, scope, List.of(), 10, Duration.ofMinutes(1));
  }

  /** The same boards under other ids are calculated from the beginning. */
  private static List<Board> boards(String as) {
    BoardScope heroes = new BoardScope(Set.of(), Set.of(), Set.of("heroes"), Set.of(), Set.of());
    BoardScope customers =
        new BoardScope(Set.of("customer"), Set.of(), Set.of(), Set.of(), Set.of());
    return List.of(
        board(as + "-ever", BoardWindow.EVER, BoardScope.ALL),
        board(as + "-day", BoardWindow.DAY, BoardScope.ALL),
        board(as + "-heroes", BoardWindow.EVER, heroes),
        board(as + "-customers", BoardWindow.MONTH, customers));
  }

  private Map<String, List<BoardRow>> positions(String as) {
    new Recalculation(boards, new Loading()).now(community, boards(as), UTC, NOW);
    Map<String, List<BoardRow>> positions = new HashMap<>();
    for (Board board : boards(as)) {
      for (Edition edition : boards.editions(community, board.id())) {
        positions.put(
            board.id().substring(as.length()) + " " + edition.period().id(),
            boards.load(edition).table().rows(0, Integer.MAX_VALUE));
      }
    }
    assertThat(positions.get("-heroes all")).isNotEmpty();
    return positions;
  }

  private long her() {
    return standings.find(community, "forum", ID).get(0).memberId();
  }

  private boolean erase() {
    return new Erasure(database.intakeStore()).erase(community, her());
  }

  private Audit.Report verify() {
    return new Audit(
            database.intakeStore(),
            database.auditStore(),
            (of, version) -> programmes,
            TestClock.pinned(NOW))
        .verify(community, (phase, done, total) -> {});
  }

  private void assertSound(String as) {
    Audit.Report report = verify();
    assertThat(report.examples()).as(as).isEmpty();
    assertThat(report.differences()).as(as).isZero();
  }

  /** What of the books is no name: amounts, who by number, and when. */
  private List<String> bare(Books books) {
    List<String> bare = new ArrayList<>();
    for (StatementLine line : books.entries()) {
      bare.add(
          line.entryId()
              + " "
              + line.change()
              + " "
              + line.unit()
              + " "
              + line.reason()
              + " "
              + line.cause()
              + " "
              + line.happenedAt()
              + " "
              + line.reverses());
    }
    for (MemberStanding member : books.members()) {
      bare.add(
          member.memberId()
              + " "
              + member.identities().size()
              + " "
              + member.balances()
              + " "
              + member.rank()
              + " "
              + member.joined());
    }
    for (HeldBadge badge : books.badges()) {
      bare.add(badge.grantId() + " " + badge.badge() + " " + badge.grantedAt());
    }
    bare.add("events " + books.events());
    return bare;
  }

  private List<String> bare() {
    return bare(Books.read(standings, community));
  }

  private List<String> found(List<String> words) throws SQLException {
    return TextScan.found(database, words);
  }

  @Test
  void erased_isFoundInNoTextOfAnyTable() throws SQLException {
    intake.accept(community, Zora.history(forum));
    assertThat(found(PERSONAL)).as("before").hasSizeGreaterThan(PERSONAL.size());

    assertThat(erase()).isTrue();

    assertThat(found(PERSONAL)).isEmpty();
  }

  @Test
  void erased_leavesBooksAndPositionsAsTheyAre() {
    intake.accept(community, Zora.history(forum));
    List<String> books = bare();
    Map<String, List<BoardRow>> before = positions("one");
    Sealer sealer = new Sealer(database.proofStore(), TestClock.pinned(NOW));
    assertThat(sealer.run(community)).isPositive();
    Head sealed = database.proofStore().head(community);

    erase();

    assertThat(new ChainCheck(database.proofStore()).run(community, sealed.hash()).examples())
        .as("no row that was sealed says who somebody is")
        .isEmpty();
    assertThat(bare()).isEqualTo(books);
    assertThat(positions("one")).as("further").isEqualTo(before);
    assertThat(positions("two")).as("from the beginning").isEqualTo(before);
    assertSound("erased");
    assertThat(database.auditStore().unbalanced(community)).isEmpty();
  }

  @Test
  void erased_keepsItsChoice_andNoName() {
    intake.accept(community, Zora.history(forum));
    ProfileStore profiles = database.profileStore();
    long her = her();
    profiles.choose(community, her, new ProfileStore.Choice(true, true));

    erase();

    assertThat(profiles.of(community, Set.of(her)))
        .containsEntry(her, new Profile("", "customer", Set.of("heroes"), true, true, true));
  }

  @Test
  void erased_losesSessionsAndCredentials() {
    intake.accept(community, Zora.history(forum));
    CredentialStore credentials = new JdbcCredentialStore(database);
    HibernateSessionStore opened = new HibernateSessionStore(sessions);
    long grant = standings.badges(community, her()).get(0).grantId();
    credentials.reserve(community, grant, NOW);
    credentials.keep(community, grant, "https://laurels.example", "signed for Zora Quill");
    byte[] key = new byte[32];
    opened.create(key, sessionOf(her()));

    erase();

    assertThat(credentials.find(community, grant).orElseThrow().erased()).isTrue();
    assertThat(credentials.revoked(community, 0, 10)).containsExactly(0);
    assertThat(opened.find(key)).isEmpty();
  }

  private Session sessionOf(long identity) {
    return new Session(new Session.OfMember(community, identity, identity), NOW, NOW);
  }

  @Test
  void erasedAgain_changesNothing() {
    intake.accept(community, Zora.history(forum));
    long her = her();
    erase();
    Books books = Books.read(standings, community);

    assertThat(new Erasure(database.intakeStore()).erase(community, her)).isTrue();

    assertThat(Books.read(standings, community)).isEqualTo(books);
  }

  @Test
  void eventOfTheHost_erasesInItsOwnTransaction() throws SQLException {
    intake.accept(community, Zora.history(forum));
    List<String> entries = bare().stream().filter(line -> line.contains("award")).toList();

    intake.accept(community, List.of(forum.event("member.erased").by(ID).id("erase " + ID).at(20)));

    assertThat(found(PERSONAL)).isEmpty();
    assertThat(bare()).containsAll(entries);
    assertSound("by event");
  }

  @Test
  void sameEventsAgain_areDuplicates_andBringNothingBack() throws SQLException {
    List<Event> history = Zora.history(forum);
    intake.accept(community, history);
    erase();
    Books books = Books.read(standings, community);

    assertThat(intake.accept(community, history))
        .allMatch(receipt -> receipt.status() == Receipt.Status.DUPLICATE);

    assertThat(Books.read(standings, community)).isEqualTo(books);
    assertThat(found(PERSONAL)).isEmpty();
  }

  @Test
  void intakeThatFoundTheName_beforeItWent_doesNotWriteItBack() {
    intake.accept(community, Zora.history(forum));
    long her = her();

    database
        .intakeStore()
        .write(
            community,
            unit -> {
              unit.identities(new TreeSet<>(Set.of(new Identity("forum", ID))));
              erase();
              assertThatThrownBy(() -> unit.lockMembers(new TreeSet<>(Set.of(her))))
                  .hasMessageContaining("erased meanwhile");
              return her;
            });
  }

  @Test
  void idThatActsAgain_isAStranger() {
    intake.accept(community, Zora.history(forum));
    long before = her();
    erase();

    intake.accept(
        community, List.of(forum.question("q9", ID).at(30), forum.upvote("q1", ID).at(3)));

    MemberStanding stranger = standings.find(community, "forum", ID).get(0);
    assertThat(stranger.memberId()).isNotEqualTo(before);
    assertThat(stranger.balances()).containsEntry("reputation", 1L);
    assertThat(standings.badges(community, stranger.memberId()))
        .as("for its first vote, in what it said last")
        .extracting(HeldBadge::eventId)
        .doesNotContainAnyElementsOf(
            standings.badges(community, before).stream().map(HeldBadge::eventId).toList());
    assertSound("stranger");
  }

  @Test
  void randomHistories_withErasures_stayWhatTheFoldGives() {
    for (int seed = 0; seed < 8; seed++) {
      community = fresh("random-" + seed);
      Random random = new Random(seed);
      List<Event> history = new ArrayList<>(RandomHistory.withMoves(seed, 120));
      Collections.shuffle(history, random);
      for (List<Event> batch : RandomHistory.batches(history, random)) {
        intake.accept(community, batch);
        if (random.nextInt(4) == 0) {
          List<String> books = bare();
          List<Long> members = new ArrayList<>(new TreeSet<>(numbers()));
          long erased = members.get(random.nextInt(members.size()));
          new Erasure(database.intakeStore()).erase(community, erased);
          assertThat(bare()).as("seed " + seed).isEqualTo(books);
        }
      }
      assertSound("seed " + seed);
    }
  }

  private List<Long> numbers() {
    return Books.read(standings, community).members().stream()
        .map(MemberStanding::memberId)
        .toList();
  }
}
