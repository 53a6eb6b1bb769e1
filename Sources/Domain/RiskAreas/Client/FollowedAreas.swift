public import RPC
public import RiskAreasCore

/// A book of areas that follows a source, and how far it is behind.
///
/// It gives the book only while that is close to the truth. An unknown area must never look like a released one.
public struct FollowedAreas: Sendable {
    /// Longest lag at which the book is given, in seconds.
    public static let lagMax: Int64 = 60

    /// The book as last published; nil before it was loaded for the first time.
    public private(set) var book: AreaBook?
    /// Seconds since 1970; the book holds every change that was acknowledged before.
    public private(set) var asOf: Int64 = 0

    /// Nothing is known.
    public init() {}

    /// Takes the book as of a moment.
    ///
    /// - Parameter moment: Seconds since 1970, by the clock that ``known(at:)`` goes by.
    public mutating func publish(_ book: AreaBook, asOf moment: Int64) {
        self.book = book
        asOf = moment
    }

    /// Seconds by which the book is behind at `now`; nil before it was loaded.
    public func lag(at now: Int64) -> Int64? { book.map { _ in max(now - asOf, 0) } }

    /// The book.
    ///
    /// A book as of more than ``lagMax`` after `now` is as unknown: the clock was set back, and would hide a lag.
    ///
    /// - Throws: UNAVAILABLE (RISK_AREAS_NOT_KNOWN) when it was never loaded or is more than ``lagMax`` behind.
    public func known(at now: Int64) throws(RPCError) -> AreaBook {
        guard let book, abs(now - asOf) <= Self.lagMax else { throw RPCError.riskAreasNotKnown }
        return book
    }

    /// Whether it is loaded, how many areas it holds and its lag, as Prometheus text.
    ///
    /// - Parameter prefix: What the names begin with, such as `shuangma_risk_areas`.
    public func metrics(prefix: String, now: Int64) -> String {
        let rows: [(name: String, help: String, value: String)] = [
            ("loaded", "1 once every area of risk was loaded.", book == nil ? "0" : "1"),
            ("areas", "Areas of risk that are held, released ones included.", "\(book?.count ?? 0)"),
            ("lag_seconds", "Seconds since the areas of risk were current.", lag(at: now).map { "\($0)" } ?? "+Inf"),
        ]
        return rows.map { row in
            let name = "\(prefix)_\(row.name)"
            return "# HELP \(name) \(row.help)\n# TYPE \(name) gauge\n\(name) \(row.value)\n"
        }.joined()
    }
}

extension RPCError {
    /// UNAVAILABLE (RISK_AREAS_NOT_KNOWN): no answer may be given, since an area may be missing.
    public static var riskAreasNotKnown: RPCError {
        RPCError(.unavailable, "the areas of risk are not known at the moment; try again")
            .with(reason: "RISK_AREAS_NOT_KNOWN")
    }
}
