import Foundation

/// All reference data: facts and numbers that change without a new build.
public struct ReferenceData: Sendable {
    /// Administrative divisions.
    public let divisions: Divisions
    /// Segments of mobile numbers.
    public let phoneSegments: PhoneSegments
    /// Countries and regions.
    public let countries: Countries
    /// Versions of the rules for holds.
    public let ruleProfiles: RuleProfiles
    /// Sentences that explain a colour.
    public let reasonTexts: ReasonTexts
    /// Sentences that tell a citizen how a hold goes on and what to do.
    public let holdTexts: HoldTexts
    /// Sentences that tell a person what happened to their data.
    public let notificationTexts: NotificationTexts
    /// What is told by SMS, and when.
    public let smsNotices: SmsNotices
    /// How long records are kept.
    public let retention: Retention
    /// The version that each file gives itself.
    public let versions: [ReferenceFile: String]

    /// The data that this build brings with it.
    ///
    /// Read once, when first asked for.
    public static let embedded: ReferenceData = {
        let files = ReferenceFile.allCases.map { ($0, embeddedBytes(of: $0)) }
        do {
            return try ReferenceData(Dictionary(uniqueKeysWithValues: files), else: nil, log: ProblemLog())
        } catch {
            preconditionFailure("the embedded reference data are wrong:\n\(error)")
        }
    }()

    /// The embedded data, where each file that `folder` holds takes the place of the embedded one.
    ///
    /// Hidden files are passed over, any other file is refused.
    ///
    /// - Throws: ``ReferenceProblems`` with everything that is wrong in any file.
    public init(folder: URL) throws(ReferenceProblems) {
        let log = ProblemLog()
        try self.init(ReferenceFolder(folder).read(log: log), else: .embedded, log: log)
    }

    /// Reads files and takes from `base` what they leave out.
    ///
    /// - Parameters:
    ///   - files: All files where there is no `base`.
    ///   - log: What was wrong before the files were read.
    /// - Throws: ``ReferenceProblems`` when `log` holds a problem in the end.
    private init(_ files: [ReferenceFile: Data], else base: Self?, log: ProblemLog) throws(ReferenceProblems) {
        func read<Table: ReferenceTable>(_ kept: (Self) -> Table) -> (table: Table, version: String)? {
            if let bytes = files[Table.file] { return Table.read(bytes, log: log) }
            return base.map { (kept($0), $0.versions[Table.file] ?? "") }
        }
        let divisions = read(\.divisions)
        let phoneSegments = read(\.phoneSegments)
        let countries = read(\.countries)
        let ruleProfiles = read(\.ruleProfiles)
        let reasonTexts = read(\.reasonTexts)
        let holdTexts = read(\.holdTexts)
        let notificationTexts = read(\.notificationTexts)
        let smsNotices = read(\.smsNotices)
        let retention = read(\.retention)
        if let retention, let ruleProfiles { retention.table.check(against: ruleProfiles.table, log: log) }
        guard log.problems.isEmpty, let divisions, let phoneSegments, let countries, let ruleProfiles, let reasonTexts,
            let holdTexts, let notificationTexts, let smsNotices, let retention
        else { throw ReferenceProblems(problems: log.problems) }
        self.divisions = divisions.table
        self.phoneSegments = phoneSegments.table
        self.countries = countries.table
        self.ruleProfiles = ruleProfiles.table
        self.reasonTexts = reasonTexts.table
        self.holdTexts = holdTexts.table
        self.notificationTexts = notificationTexts.table
        self.smsNotices = smsNotices.table
        self.retention = retention.table
        versions = [
            .divisions: divisions.version, .phoneSegments: phoneSegments.version, .countries: countries.version,
            .ruleProfiles: ruleProfiles.version, .reasonTexts: reasonTexts.version,
            .holdTexts: holdTexts.version, .notificationTexts: notificationTexts.version,
            .smsNotices: smsNotices.version, .retention: retention.version,
        ]
    }

    /// The JSON of an embedded file, as it may be put into a folder and changed.
    public static func embeddedBytes(of file: ReferenceFile) -> Data {
        let text = EmbeddedFiles.text(of: file)
        return Data(bytes: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    /// The table of a file, for comparisons.
    func table(of file: ReferenceFile) -> any ReferenceTable {
        switch file {
        case .divisions: divisions
        case .phoneSegments: phoneSegments
        case .countries: countries
        case .ruleProfiles: ruleProfiles
        case .reasonTexts: reasonTexts
        case .holdTexts: holdTexts
        case .notificationTexts: notificationTexts
        case .smsNotices: smsNotices
        case .retention: retention
        }
    }
}
