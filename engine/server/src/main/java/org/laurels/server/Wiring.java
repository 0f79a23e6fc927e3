// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.laurels.core.access.OperatorStore;
import org.laurels.core.access.SessionStore;
import org.laurels.core.access.TryStore;
import org.laurels.core.board.BoardStore;
import org.laurels.core.community.Community;
import org.laurels.core.community.CommunityStore;
import org.laurels.core.community.PublishedProgramme;
import org.laurels.core.community.TokenStore;
import org.laurels.core.intake.Audit;
import org.laurels.core.intake.Backtest;
import org.laurels.core.intake.Erasure;
import org.laurels.core.intake.Explanation;
import org.laurels.core.intake.Intake;
import org.laurels.core.intake.Linking;
import org.laurels.core.intake.MicroBatcher;
import org.laurels.core.intake.ProgrammeBook;
import org.laurels.core.intake.Progress;
import org.laurels.core.intake.RankLapses;
import org.laurels.core.intake.Rehearsal;
import org.laurels.core.programme.Programme;
import org.laurels.core.standing.MemberStanding;
import org.laurels.core.standing.StandingStore;
import org.laurels.expression.document.Starters;
import org.laurels.server.access.Access;
import org.laurels.server.access.HostBook;
import org.laurels.server.access.OperatorBook;
import org.laurels.server.access.OperatorPasswords;
import org.laurels.server.access.SessionBook;
import org.laurels.server.access.SignedLinks;
import org.laurels.server.access.TokenBook;
import org.laurels.server.api.CurrentProgrammes;
import org.laurels.server.appraisal.AppraisalSteps;
import org.laurels.server.board.BoardLooks;
import org.laurels.server.board.BoardShelf;
import org.laurels.server.board.Boards;
import org.laurels.server.board.CachedTables;
import org.laurels.server.board.MemberNames;
import org.laurels.server.board.SeasonEnd;
import org.laurels.server.connection.Connections;
import org.laurels.server.credential.Addresses;
import org.laurels.server.credential.BadgeDefinitions;
import org.laurels.server.credential.Credentials;
import org.laurels.server.credential.SigningKeys;
import org.laurels.server.delivery.Deliveries;
import org.laurels.server.embed.Embedding;
import org.laurels.server.host.PluginHost;
import org.laurels.server.identity.Accounts;
import org.laurels.server.job.CommunityJob;
import org.laurels.server.job.Jobs;
import org.laurels.server.job.LastVerify;
import org.laurels.server.job.Recurring;
import org.laurels.server.outbound.OutboundClients;
import org.laurels.server.outbound.OutboundHttp;
import org.laurels.server.outbound.OutboundRule;
import org.laurels.server.privacy.Exports;
import org.laurels.server.privacy.Privacy;
import org.laurels.server.programme.NewestProgrammes;
import org.laurels.server.proof.FullCheck;
import org.laurels.server.proof.Proof;
import org.laurels.server.secret.InstallationKey;
import org.laurels.store.Database;
import org.laurels.store.HibernateCommunityStore;
import org.laurels.store.HibernateHostSecretStore;
import org.laurels.store.HibernateOperatorStore;
import org.laurels.store.HibernateSessionStore;
import org.laurels.store.HibernateTokenStore;
import org.laurels.store.HibernateTryStore;
import org.laurels.store.HibernateVerificationStore;
import org.laurels.store.JdbcCredentialStore;
import org.laurels.store.JdbcSigningKeyStore;
import org.laurels.store.JdbcStandingStore;
import org.laurels.store.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the engine together over one database: the only place that does. */
public final class Wiring implements AutoCloseable {
  /** Where the installation's key lies, beside the embedded database. */
  public static final Path KEY_FILE = Path.of("data", "laurels.key");

  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Clock clock;
  private final InstallationKey key;
  private final Database database;
  private final Sessions sessions;
  private final CommunityStore communities;
  private final TokenStore tokens;
  private final JdbcStandingStore standings;
  private final TokenBook tokenBook;
  private final Starters starters;
  private final Accounts accounts;
  private final Access access;
  private final ProgrammeBook programmes;
  private final Intake intake;
  private final MicroBatcher batcher;
  private final Audit audit;
  private final Backtest backtest;
  private final Explanation explanation;
  private final BoardShelf boardShelf;
  private final NewestProgrammes newestProgrammes;
  private final MemberNames memberNames;
  private final Boards boards;
  private final OutboundClients outboundClients = new OutboundClients();
  private final Credits credits;
  private final Payouts payouts;
  private final AppraisalSteps appraisals;

  private Wiring(
      String databaseUrl, Clock clock, InstallationKey key, UnaryOperator<ProgrammeBook> bound) {
    this.clock = clock;
    this.key = key;
    database = Database.open(databaseUrl, clock);
    sessions = Sessions.open(database);
    communities = new HibernateCommunityStore(sessions);
    tokens = new HibernateTokenStore(sessions, database::nextId);
    standings = new JdbcStandingStore(database);
    tokenBook = new TokenBook(tokens, clock);
    starters = new Starters(Wiring.class.getClassLoader());
    programmes = bound.apply(new ProgrammeLibrary(communities));
    intake = new Intake(database.intakeStore(), programmes, clock, Wiring::poison);
    accounts =
        new Accounts(
            database.linkStore(), new Linking(database.intakeStore(), intake, clock), clock);
    access = access(sessions, communities, database::nextId, key, accounts, clock);
    batcher = new MicroBatcher(intake);
    audit = new Audit(database.intakeStore(), database.auditStore(), programmes, clock);
    backtest = new Backtest(database.intakeStore(), database.auditStore(), programmes);
    explanation = new Explanation(database.intakeStore(), programmes);
    newestProgrammes = new NewestProgrammes(communities);
    BoardStore boardStore = database.boardStore();
    CachedTables tables = new CachedTables(boardStore);
    boardShelf = new BoardShelf(boardStore, tables, clock);
    memberNames = new MemberNames(database.profileStore());
    boards =
        new Boards(
            boardStore,
            tables,
            boardShelf,
            this::newestProgramme,
            new SeasonEnd(boardStore, tables, standings, intake),
            clock);
    credits = new Credits(database, key, currentProgrammes(), outboundClients, clock);
    payouts = new Payouts(database, currentProgrammes()::of, clock);
    appraisals =
        new AppraisalSteps(
            database.appraisalStore(),
            boardStore,
            community -> currentProgrammes().of(community).latest().programme(),
            intake::accept,
            clock);
  }

  /**
   * Opens the database, brings its tables up to date, and puts the engine together over it.
   *
   * @throws org.laurels.core.intake.StoreUnavailableException if the database cannot be opened
   */
  public static Wiring open(String databaseUrl, Clock clock, Path keyFile) {
    return open(databaseUrl, clock, keyFile, UnaryOperator.identity());
  }

  /** The same with programmes that say more than their documents. */
  static Wiring open(
      String databaseUrl, Clock clock, Path keyFile, UnaryOperator<ProgrammeBook> programmes) {
    return new Wiring(databaseUrl, clock, new InstallationKey(keyFile), programmes);
  }

  /** The same with the key where it lies unless something else is said. */
  public static Wiring open(String databaseUrl, Clock clock) {
    return open(databaseUrl, clock, KEY_FILE);
  }

  /** The clock of the machine, which only the edge of the program asks for. */
  public static Clock systemClock() {
    return Clock.systemUTC();
  }

  private static Access access(
      Sessions sessions,
      CommunityStore communities,
      LongSupplier numbers,
      InstallationKey key,
      Accounts accounts,
      Clock clock) {
    SessionStore sessionStore = new HibernateSessionStore(sessions);
    OperatorStore operators = new HibernateOperatorStore(sessions, numbers);
    TryStore tries = new HibernateTryStore(sessions);
    HostBook hosts = new HostBook(new HibernateHostSecretStore(sessions), sessionStore, key, clock);
    return new Access(
        new SessionBook(sessionStore, clock),
        hosts,
        new SignedLinks(communities, hosts, sessionStore, tries, accounts, clock),
        new OperatorBook(operators, clock),
        new OperatorPasswords(operators, tries, clock));
  }

  private static void poison(String incident, RuntimeException cause) {
    LOG.error("incident {}: the engine failed on an event", incident, cause);
  }

  public Clock clock() {
    return clock;
  }

  /** Seals what the database must not tell. */
  public InstallationKey key() {
    return key;
  }

  public Database database() {
    return database;
  }

  public CommunityStore communities() {
    return communities;
  }

  public TokenStore tokens() {
    return tokens;
  }

  public StandingStore standings() {
    return standings;
  }

  public Starters starters() {
    return starters;
  }

  public ProgrammeBook programmes() {
    return programmes;
  }

  public Intake intake() {
    return intake;
  }

  public MicroBatcher batcher() {
    return batcher;
  }

  public Audit audit() {
    return audit;
  }

  public Backtest backtest() {
    return backtest;
  }

  public Explanation explanation() {
    return explanation;
  }

  /** The versions of a community's programme, as of now. */
  public CurrentProgrammes currentProgrammes() {
    return community ->
        programmes.upTo(
            community,
            communities.versions(community).stream()
                .mapToInt(PublishedProgramme::number)
                .max()
                .orElse(0));
  }

  /** What communities' newest programmes say, remembered. */
  public NewestProgrammes newestProgrammes() {
    return newestProgrammes;
  }

  private Programme newestProgramme(Community community) {
    return newestProgrammes.of(community).programme();
  }

  /** What comes next for a member. */
  public Progress progress() {
    return new Progress(database.intakeStore(), programmes, clock);
  }

  /** Takes away ranks whose grace is over; to be run from time to time. */
  public RankLapses rankLapses() {
    return new RankLapses(database.intakeStore(), database.auditStore(), programmes, clock);
  }

  /** Boards as pages and API read them. */
  public BoardShelf boardShelf() {
    return boardShelf;
  }

  /** What members are called. */
  public MemberNames memberNames() {
    return memberNames;
  }

  /** Lines of boards with names. */
  public BoardLooks boardLooks() {
    return new BoardLooks(boardShelf, memberNames, this::newestProgramme);
  }

  /** Where what other sites show is read from. */
  public Embedding.Sources embedSources() {
    return new Embedding.Sources(
        newestProgrammes, standings, database.profileStore(), memberNames, boardLooks());
  }

  /** Brings boards up to date. */
  public Boards boards() {
    return boards;
  }

  /** What members decide about what is told and kept of them. */
  public Privacy privacy() {
    return new Privacy(
        database.profileStore(),
        new Erasure(database.intakeStore()),
        new Exports(
            standings,
            new JdbcCredentialStore(database),
            credits.bountyStore(),
            boardShelf,
            this::newestProgramme,
            clock),
        memberNames,
        boards::now);
  }

  /**
   * Starts what recurs. What it returns is the caller's to close, before this.
   *
   * @param catchUps begins to ask hosts for what they did not send
   */
  public Jobs startJobs(OutboundRule rule, Runnable catchUps) {
    return Recurring.start(
        database.dataSource(),
        communities,
        new Recurring.Work(
            boards::of,
            boards::due,
            rankLapses()::run,
            minutely(rule),
            community -> proof().recent().run(community),
            community -> proof().full().run(community, (phase, done, total) -> {}, null),
            catchUps));
  }

  /** Credits first: what cannot be told must not hold them up. */
  private CommunityJob minutely(OutboundRule rule) {
    Consumer<Community> ofCredits = credits.minutely(rule);
    return community -> {
      ofCredits.accept(community);
      appraisals.tell(community);
    };
  }

  /** What the last verifications found. */
  public LastVerify lastVerify() {
    return new LastVerify(new HibernateVerificationStore(sessions));
  }

  /** What proves the books. */
  public Proof proof() {
    return new Proof(
        database.proofStore(),
        new FullCheck.Parts(audit, credits.check(), boards, lastVerify()),
        database.haltStore(),
        clock);
  }

  /** The same for who calls nobody but in the open internet. */
  public Connections connections(PluginHost plugins) {
    return connections(plugins, OutboundRule.PUBLIC);
  }

  /** What serves connections of hosts, through these plugins; the caller closes it before this. */
  public Connections connections(PluginHost plugins, OutboundRule rule) {
    return new Connections(
        new Connections.Parts(
            database.connectionStore(),
            database.keptStore(),
            database.catchUpStore(),
            database.deliveryStore(),
            standings,
            database::nextId,
            key,
            batcher,
            new Rehearsal(database.intakeStore(), programmes, clock),
            outbound(rule),
            clock),
        plugins);
  }

  /** What brings standings to hosts; the caller closes it before the connections. */
  public Deliveries deliveries(Connections connections) {
    return new Deliveries(
        new Deliveries.Parts(
            database.deliveryStore(), standings, database.profileStore(), newestProgrammes, clock),
        connections);
  }

  /** What calls out where the rule allows it. */
  public OutboundHttp outbound(OutboundRule rule) {
    return outboundClients.of(rule);
  }

  /** What keeps and moves credits. */
  public Credits credits() {
    return credits;
  }

  /** What pays members out. */
  public Payouts payouts() {
    return payouts;
  }

  /** What appraises members' help. */
  public AppraisalSteps appraisals() {
    return appraisals;
  }

  /** Tokens, made and known again. */
  public TokenBook tokenBook() {
    return tokenBook;
  }

  /** Accounts in several hosts that are one person's. */
  public Accounts accounts() {
    return accounts;
  }

  /** Sessions and the ways in. */
  public Access access() {
    return access;
  }

  /** Badges as credentials, which name these addresses. */
  public Credentials credentials(Addresses addresses) {
    return new Credentials(
        new JdbcCredentialStore(database),
        new SigningKeys(new JdbcSigningKeyStore(database), key, clock),
        new BadgeDefinitions(communities, programmes),
        addresses,
        clock);
  }

  /** Members worth a look, for they have much of a unit; who is before whom, boards say. */
  public List<MemberStanding> examples(Community community, String unit, int limit) {
    return standings.top(community, unit, limit);
  }

  /** Finishes what is waiting, then lets go of the database. */
  @Override
  public void close() {
    batcher.close();
    outboundClients.close();
    sessions.close();
    database.close();
  }
}
