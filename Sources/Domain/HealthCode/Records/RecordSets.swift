public import HealthCodeContracts
import KitRecords
public import Security
public import StorageClient

extension PartitionKind {
    /// A sample of a laboratory; the key is the hash of both.
    public static let sample = PartitionKind("sample")
    /// The workers that derive colours, and each slice of the buckets that they share.
    public static let derivation = PartitionKind("derivation")
    /// A case, or an area that a list cites; the key is the hash of its number or id.
    public static let caseNumber = PartitionKind("case")
    /// An import by its id, or what a feed delivered on a day, by the hash of both.
    public static let imports = PartitionKind("imports")
    /// Open appeals of a province, by the hash of its digits, or one appeal, by its id.
    public static let appeals = PartitionKind("appeals")
    /// A recall, by its id.
    public static let recall = PartitionKind("recall")
    /// The list of provinces that recognise each other.
    public static let recognition = PartitionKind("recognition")
}

/// What the health code stores: evidence and the ledger of colours in the partition of the person, whose a sample is in that
/// of the sample, and cases with the lists that cite them in that of the case's number.
///
/// Keys of before could be read: a test was under laboratory, 0x1F, sample; an exposure under the contract's number of its
/// cause in decimal, 0x1F, evidence id, or its beginning and a hash; a declaration from a counter under its moment. Records under such keys still count, but a new version of the row does not find them: `shuangma migrate` gives
/// them the key of today. Tests of that time have no owner in the index of samples until then.
public enum HealthCodeRecordSets {
    /// Declarations, by moment (12 bytes) and the keyed hash of counter and content (16 bytes); a person's own ones by moment and 4
    /// random bytes.
    public static let declarations = RecordSet<HealthCodeV1.StoredDeclaration>(
        10, name: "declarations", in: .person)
    /// Slots that a person's own declarations of the last 24 hours take, by number (2 bytes). There are as many as a person may
    /// make.
    public static let declarationSlots = RecordSet<HealthCodeV1.StoredDeclarationSlot>(
        16, name: "declaration-slots", in: .person)
    /// Tests by the keyed hash of laboratory and sample (16 bytes). A positive one without discharge never expires (COL-14).
    public static let tests = RecordSet<HealthCodeV1.StoredTest>(11, name: "tests", in: .person)
    /// Exposures by the keyed hash of beginning, source, cause and evidence id (16 bytes). What lasts never expires
    /// before its end is told (COL-14).
    public static let exposures = RecordSet<HealthCodeV1.StoredExposure>(12, name: "exposures", in: .person)
    /// The one record, under the empty key, that every write of a positive test or a case changes. It never expires.
    public static let caseGuard = RecordSet<HealthCodeV1.StoredCaseGuard>(13, name: "case-guard", in: .person)
    /// Whose the sample is: the one record under the empty key.
    public static let sampleOwner = RecordSet<HealthCodeV1.StoredSampleOwner>(14, name: "sample-owner", in: .sample)
    /// Persons whom the sample has to leave, by their keys. A record stays until that is done.
    public static let sampleEffects = RecordSet<HealthCodeV1.StoredSampleEffect>(
        15, name: "sample-effects", in: .sample)

    /// The colour that was derived last: the one record under the empty key. It never expires while anything is known of the
    /// person.
    public static let colours = RecordSet<HealthCodeV1.StoredColour>(70, name: "colours", in: .person)
    /// The colours that a person has had, by moment (12 bytes) and number (8 bytes). A record expires after 3 years.
    public static let colourHistory = RecordSet<HealthCodeV1.StoredColourChange>(
        71, name: "colour-history", in: .person)
    /// Processes that derive colours, by their ids. A record expires when its process has been silent for 20 s.
    public static let derivationWorkers = RecordSet<HealthCodeV1.StoredDerivationWorker>(
        72, name: "derivation-workers", in: .derivation)
    /// Through where the changes of a slice are derived: the one record under the empty key.
    public static let derivationPositions = RecordSet<HealthCodeV1.StoredDerivationPosition>(
        73, name: "derivation-positions", in: .derivation)
    /// Cases that the case registry has recorded under the number (COL-6), by person (16 bytes) and key of the CASE row. A
    /// record expires with its row.
    public static let cases = RecordSet<HealthCodeV1.StoredCaseRow>(88, name: "cases", in: .caseNumber)
    /// CASE rows that the index of cases has still to follow, by their keys. A record stays until that is done.
    public static let caseEffects = RecordSet<HealthCodeV1.StoredCaseEffect>(85, name: "case-effects", in: .person)
    /// Rows of lists that wait for approval, in parts, by their hash (16 bytes). A record expires 60 days after its proposal
    /// has.
    public static let listParts = RecordSet<HealthCodeV1.StoredListPart>(86, name: "list-parts", in: .caseNumber)

    /// Appeals, by the moment of their filing (12 bytes) and id (16 bytes). A record expires 3 years after it (COL-9).
    public static let appeals = RecordSet<HealthCodeV1.StoredAppeal>(120, name: "appeals", in: .person)
    /// Which appeals count for the limits of a person: the one record under the empty key.
    public static let appealNotes = RecordSet<HealthCodeV1.StoredAppealNotes>(121, name: "appeal-notes", in: .person)
    /// Appeals that the lists have still to follow, or whose answers have still to take effect, by their ids.
    public static let appealEffects = RecordSet<HealthCodeV1.StoredAppealEffect>(
        122, name: "appeal-effects", in: .person)
    /// Where appeals are stored: open ones of a province by the moment when they are due (12 bytes) and id, and each under the
    /// empty key of its own partition.
    public static let appealEntries = RecordSet<HealthCodeV1.StoredAppealEntry>(
        123, name: "appeal-entries", in: .appeals)
    /// Recalls that are still to be carried out: the one record under the empty key. It stays until that is done.
    public static let recallEffects = RecordSet<HealthCodeV1.StoredRecallEffect>(
        124, name: "recall-effects", in: .recall)
    /// Rows that imports brought, by the number of their batch (4 bytes). A record expires 90 days after its import.
    public static let importParts = RecordSet<HealthCodeV1.StoredImportPart>(125, name: "import-parts", in: .imports)
    /// Rows of imports that wait for another person, by the hash of the list's part (16 bytes). They expire as those do.
    public static let waitingRows = RecordSet<HealthCodeV1.StoredWaitingRows>(178, name: "waiting-rows", in: .imports)
    /// Imports, by their ids: one in its own partition, and those of a feed's day. They expire as their parts do.
    public static let imports = RecordSet<HealthCodeV1.StoredImport>(126, name: "imports", in: .imports)
    /// Recalls: the one record under the empty key. It expires after 3 years; a dry run after a day.
    public static let recalls = RecordSet<HealthCodeV1.StoredRecall>(127, name: "recalls", in: .recall)
    /// What recalls withdraw and whom they change, by number of the part (4 bytes). A record expires after 60 days, of a dry
    /// run after a day.
    public static let recallParts = RecordSet<HealthCodeV1.StoredRecallPart>(128, name: "recall-parts", in: .recall)
    /// How many persons an account has reached on a day by recalls of its own: the one record under the empty key. It expires
    /// two days later.
    public static let recallSums = RecordSet<HealthCodeV1.StoredRecallSum>(141, name: "recall-sums", in: .recall)
    /// CO_LOCATED rows that cite a case, by person (16 bytes) and key of the row. A record expires as its row.
    public static let caseCitations = RecordSet<HealthCodeV1.StoredCaseCitation>(
        142, name: "case-citations", in: .caseNumber)
    /// Cases that were recorded or taken back, and that rows still have to follow: the one record under the empty key. It
    /// stays until that is done.
    public static let caseStandings = RecordSet<HealthCodeV1.StoredCaseStanding>(
        129, name: "case-standings", in: .caseNumber)
    /// The list of issuers in force: the one record under the empty key (MRG-11). It never expires.
    public static let trustList = RecordSet<HealthCodeV1.StoredTrustList>(
        130, name: "trust-list", in: .recognition, clear: "everybody may read the list of provinces")
    /// Lists that wait for approval, by the hash of their text (16 bytes). A record expires after 10 days.
    public static let trustCandidates = RecordSet<HealthCodeV1.StoredTrustList>(
        131, name: "trust-candidates", in: .recognition, clear: "everybody may read the list of provinces")
    /// Assertions of other provinces that the person has presented, by the issuer's six digits. A record expires with its
    /// assertion.
    public static let shownAssertions = RecordSet<HealthCodeV1.StoredAssertion>(
        132, name: "shown-assertions", in: .person)
    /// Admissions without a code, by moment (12 bytes) and 4 random bytes. A record expires after 14 days.
    public static let admissions = RecordSet<HealthCodeV1.StoredAdmission>(133, name: "admissions", in: .person)
    /// Trips that the person declared, by moment (12 bytes) and 4 random bytes. A record expires after 30 days.
    public static let trips = RecordSet<HealthCodeV1.StoredTrip>(115, name: "declared-trips", in: .person)
    /// Changes of colour that an SMS has still to tell, by number of the colour (8 bytes). A record stays until that is done.
    public static let smsEffects = RecordSet<HealthCodeV1.StoredSmsEffect>(116, name: "sms-effects", in: .person)
    /// Which rules are in force when: the one record under the empty key. It never expires.
    public static let ruleSchedule = RecordSet<HealthCodeV1.StoredRuleSchedule>(110, name: "rule-schedule", in: .rules)
    /// Rules that wait for approval, by their hash (16 bytes). A record is kept as long as its proposal.
    public static let ruleProposals = RecordSet<HealthCodeV1.StoredRuleProposal>(
        111, name: "rule-proposals", in: .rules)

    /// Changes of evidence under other documents of the person (COL-16), by the keys of these. A record expires after an hour.
    public static let otherChanges = RecordSet<HealthCodeV1.StoredOtherChange>(
        161, name: "other-changes", in: .person)

    /// All of them.
    public static let all = [
        AnyRecordSet(declarations), AnyRecordSet(declarationSlots), AnyRecordSet(tests), AnyRecordSet(exposures),
        AnyRecordSet(caseGuard), AnyRecordSet(sampleOwner), AnyRecordSet(sampleEffects), AnyRecordSet(colours),
        AnyRecordSet(colourHistory), AnyRecordSet(derivationWorkers), AnyRecordSet(derivationPositions),
        AnyRecordSet(cases), AnyRecordSet(caseEffects), AnyRecordSet(listParts), AnyRecordSet(recallEffects),
        AnyRecordSet(importParts), AnyRecordSet(waitingRows), AnyRecordSet(imports), AnyRecordSet(recalls),
        AnyRecordSet(recallParts), AnyRecordSet(caseStandings), AnyRecordSet(recallSums), AnyRecordSet(caseCitations),
        AnyRecordSet(appeals),
        AnyRecordSet(appealNotes), AnyRecordSet(appealEffects),
        AnyRecordSet(appealEntries), AnyRecordSet(trustList), AnyRecordSet(trustCandidates),
        AnyRecordSet(shownAssertions), AnyRecordSet(admissions), AnyRecordSet(trips), AnyRecordSet(smsEffects),
        AnyRecordSet(ruleSchedule), AnyRecordSet(ruleProposals), AnyRecordSet(otherChanges),
    ]

    /// Who may read and write them: the health code alone.
    public static let grants = [RecordSetGrant(all, owner: .healthCode)]
}
