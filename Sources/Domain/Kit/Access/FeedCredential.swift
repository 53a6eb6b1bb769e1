public import RPC
public import Security
public import Values

/// The credential that delivers rows, as far as it decides about them (COL-6).
///
/// ```swift
/// let feed = EvidenceFeed(reference: reference, now: now, for: FeedCredential(of: context))
/// ```
public struct FeedCredential: Sendable, Equatable {
    /// Whose rows the credential may deliver.
    public enum Source: Sendable, Equatable {
        /// Those of one organisation; a row need not name it.
        case own(String)
        /// Those of every source; each row names its own. Demonstrations alone have such credentials.
        case named
        /// Those of a file that no credential delivers. Names may be missing, as in rows of ``own(_:)``.
        case file
    }

    /// Whose rows it may deliver.
    public let source: Source
    /// The feeds that it may be.
    public let roles: Set<StaffRole>
    private let divisions: [String]

    /// Judges a file without a server: every source, every kind of evidence, everywhere.
    public static let file = FeedCredential(source: .file, roles: Set(StaffRole.allCases), divisions: [])

    /// The credential of a member of staff or a machine.
    public init(_ staff: Principal.Staff) {
        self.init(
            source: staff.deliversForAll ? .named : .own(staff.organisation), roles: staff.roles,
            divisions: staff.divisions)
    }

    /// The credential of the caller.
    ///
    /// - Throws: PERMISSION_DENIED (ROLE_NOT_ALLOWED) for callers who are neither staff nor a feed.
    public init(of context: CallContext) throws {
        guard case .staff(let staff) = context.principal else {
            throw RPCError(.permissionDenied, "only feeds deliver rows").with(reason: "ROLE_NOT_ALLOWED")
        }
        self.init(staff)
    }

    private init(source: Source, roles: Set<StaffRole>, divisions: [String]) {
        self.source = source
        self.roles = roles
        self.divisions = divisions
    }
}

// MARK: - Divisions

extension FeedCredential {
    /// Whether it may deliver rows about some divisions only.
    public var isLimited: Bool { !divisions.isEmpty }

    /// Demands that a division is one that the credential may deliver rows about.
    ///
    /// - Parameters:
    ///   - division: nil where none is known, which a limited credential may not deliver rows about.
    ///   - field: The field of the row that tells it.
    /// - Throws: ``FieldProblem`` for `field`.
    public func demand(_ division: Division?, field: String) throws(FieldProblem) {
        if let problem = problem(of: division, field: field) { throw problem }
    }

    /// Why the credential may not deliver rows about a division; nil when it may.
    public func problem(of division: Division?, field: String) -> FieldProblem? {
        guard isLimited else { return nil }
        if let division, divisions.contains(where: division.description.hasPrefix) { return nil }
        // The same words whether the person lives elsewhere or is not registered: a row must not ask who is.
        return FieldProblem(
            field: field, reason: "belongs to no division that this credential is for",
            remedy: "let the feed that is responsible there, or everywhere, deliver the row")
    }
}

// MARK: - Sources

extension FieldProblem {
    /// A row names another source than the credential that delivers it.
    public static func otherSource(_ field: String) -> FieldProblem {
        FieldProblem(
            field: field, reason: "names another source than this credential (COL-6)",
            remedy: "leave it empty, or deliver the row with the credential of its source")
    }

    /// A credential that speaks for nobody whom the field could name.
    public static func noSource(_ field: String, _ wanted: String) -> FieldProblem {
        FieldProblem(
            field: field, reason: "cannot be told: the organisation of this credential is \(wanted) (COL-6)",
            remedy: "ask for a credential with the right organisation")
    }
}
