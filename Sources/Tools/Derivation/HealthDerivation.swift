import CommonContracts
public import Foundation
import HealthCodeContracts
public import HealthCodeCore
import HealthCodeFeed
public import ImportFiles
public import Reference
import RiskAreasCore
import RiskAreasFeed
public import Values

/// Derives health codes from files, by the rules of the services and without any of them.
///
/// Rows of all files are versions of events, as in an import: the source's order decides, and of rows without it the later
/// line and the later file. Everybody whom an accepted row names gets a code, also when nothing of theirs counts any more.
///
/// ```swift
/// var derivation = HealthDerivation(reference: .embedded, profile: profile, at: now)
/// try await derivation.addTests(file)
/// for code in derivation.codes { print(code.number, code.health.colour) }
/// ```
public struct HealthDerivation: Sendable {
    private let reference: ReferenceData
    private let profile: RuleProfile
    private let now: Instant
    private let feed: EvidenceFeed
    private let areaFeed: AreaFeed
    private var ledger = EvidenceLedger<String>()
    private var documents: [String: Document] = [:]
    private var areas = AreaBook()

    /// Rows that were refused, in the order of their files and lines.
    public private(set) var refusals: [Refusal] = []

    /// A derivation without evidence.
    ///
    /// - Parameter now: The moment of the codes, and of the imports that the files stand for.
    public init(reference: ReferenceData, profile: RuleProfile, at now: Instant) {
        self.reference = reference
        self.profile = profile
        self.now = now
        feed = EvidenceFeed(reference: reference, now: now)
        areaFeed = AreaFeed(reference: reference)
    }

    /// The codes of everybody whom a row named, by the word of the document's type, country and number.
    public var codes: [DerivedHealthCode] {
        let evidence = ledger.evidence
        return documents.map { key, document in
            let health = HealthCode(evidence: evidence[key] ?? [], profile: profile, now: now) { area in
                areas[area]?.standing
            }
            return DerivedHealthCode(document: document, health: health)
        }.sorted { $0.order.lexicographicallyPrecedes($1.order) }
    }
}

/// The code of one person.
public struct DerivedHealthCode: Sendable {
    /// The document. A permit that was given with several re-issue counts has the greatest of them.
    public let document: Document
    /// The code.
    public let health: HealthCode

    fileprivate var order: [String] { [document.kind.word, document.country.text, document.number] }
}

// MARK: - Files

extension HealthDerivation {
    /// Takes a file of tests.
    ///
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public mutating func addTests(_ file: URL, _ options: ReadingOptions = ReadingOptions()) async throws {
        let rows = FileRows<TestsFormat>(file: file, options: options, rows: \.rows, number: \.row)
        let refused = try await rows.take { row throws(FieldProblem) in
            ledger.take(try feed.event(of: row.test).event, of: try person(row.test?.person))
        }
        refusals += refused
    }

    /// Takes a file of exposures.
    ///
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public mutating func addExposures(_ file: URL, _ options: ReadingOptions = ReadingOptions()) async throws {
        let rows = FileRows<ExposuresFormat>(file: file, options: options, rows: \.rows, number: \.row)
        let refused = try await rows.take { row throws(FieldProblem) in
            ledger.take(try feed.event(of: row.exposure).event, of: try person(row.exposure?.person))
        }
        refusals += refused
    }

    /// Takes a file of declarations.
    ///
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public mutating func addDeclarations(_ file: URL, _ options: ReadingOptions = ReadingOptions()) async throws {
        let rows = FileRows<DeclarationsFormat>(file: file, options: options, rows: \.rows, number: \.row)
        let refused = try await rows.take { row throws(FieldProblem) in
            ledger.take(try feed.event(of: row.declaration).event, of: try person(row.declaration?.person))
        }
        refusals += refused
    }

    /// Takes a file of areas of risk. They stand as the register says at the moment of the codes, and fall by the rules of the profile.
    ///
    /// - Throws: ``ImportFileError`` when the file cannot be read.
    public mutating func addRiskAreas(_ file: URL, _ options: ReadingOptions = ReadingOptions()) async throws {
        let rows = FileRows<RiskAreasFormat>(file: file, options: options, rows: \.rows, number: \.row)
        let refused = try await rows.take { row throws(FieldProblem) in
            areas.put(try areaFeed.report(of: row.area, at: now).area)
        }
        refusals += refused
    }

    /// Key of the person whom a row names.
    private mutating func person(_ person: CommonV1.PersonRef?) throws(FieldProblem) -> String {
        guard case .document(let named)? = person?.person else {
            throw FieldProblem(field: "person", reason: "must be a document")
        }
        guard let kind = Document.Kind(rawValue: UInt8(clamping: named.type.rawValue)) else {
            throw FieldProblem(field: "type", reason: "must be one of the known kinds of document")
        }
        let document = try Document(
            kind: kind, country: named.country, number: named.number, today: ChinaDay(of: now), tables: reference)
        let key = document.keyText
        if let known = documents[key], known.number >= document.number { return key }
        documents[key] = document
        return key
    }
}
