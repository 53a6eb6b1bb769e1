public import Values

/// Somebody was at a venue (VIS-1).
public struct CheckIn: Equatable, Sendable {
    /// How it was recorded.
    public enum Way: Sendable, CaseIterable {
        /// By the rotating code of a device.
        case screen
        /// By the code of a printed poster.
        case poster
        /// By another person, whom the person came along with.
        case companion
        /// By gate staff.
        case staff
        /// By gate staff whose scanner was offline.
        case offline

        /// Whether it may be the reason for a hold. Anybody can copy a poster, and say who came along (VIS-2).
        public var mayOpenHold: Bool { self != .poster && self != .companion }
    }

    /// When, to half a minute: contact tracing goes by half hours, and the same scan twice is the same check-in.
    public let time: CheckInTime
    /// Whether the person went; else they came.
    public let isOut: Bool
    /// How it was recorded.
    public let way: Way
    /// What the gate made of it; nil for who came along, of whom it has asked nothing.
    public let result: Verdict.Result?

    /// A check-in.
    public init(_ way: Way, at time: CheckInTime, isOut: Bool, result: Verdict.Result?) {
        self.way = way
        self.time = time
        self.isOut = isOut
        self.result = result
    }
}

/// When somebody was checked in: a day in China, and half a minute of it.
public struct CheckInTime: Hashable, Sendable {
    /// Half minutes of a day.
    public static let halfMinutes: UInt32 = 2_880
    private static let seconds: Int64 = 30

    /// The day in China.
    public let day: ChinaDay
    /// Half minutes since the day began, 0 to 2,879.
    public let halfMinute: UInt32

    /// The half minute of a moment.
    public init(of moment: Instant) {
        day = ChinaDay(of: moment)
        halfMinute = UInt32(moment.seconds(since: day.start) / Self.seconds)
    }

    /// A half minute of a day; nil for one that no day has.
    public init?(day: ChinaDay, halfMinute: UInt32) {
        guard halfMinute < Self.halfMinutes else { return nil }
        self.day = day
        self.halfMinute = halfMinute
    }

    /// When the half minute begins.
    public var start: Instant { day.start + Int64(halfMinute) * Self.seconds }

    /// Quarter hours since the day began, 0 to 95.
    public var quarter: UInt8 { UInt8(halfMinute / 30) }
}

/// How long check-ins are kept (VIS-1, RET-1), and how late they may come (VIS-4).
public enum CheckInLife {
    /// Days for which a check-in can be read.
    public static let days = 14
    /// Seconds that the scan of a scanner that was offline may be late.
    public static let lateMax: Int64 = 86_400
    /// Seconds that its clock may be ahead.
    public static let aheadMax: Int64 = 300

    /// The first day whose key is kept at a moment: every check-in of the days before it is 14 days old.
    public static func firstDay(at moment: Instant) -> ChinaDay { ChinaDay(of: moment) - days }

    /// When the key of a day is destroyed, and its records expire.
    public static func end(of day: ChinaDay) -> Instant { (day + days + 1).start }

    /// Whether a check-in can be read: it is not older than 14 days, whether or not its key is destroyed yet.
    public static func isReadable(_ time: CheckInTime, at moment: Instant) -> Bool {
        moment.seconds(since: time.start) <= Int64(days) * ChinaDay.secondsPerDay
    }

    /// Whether a new check-in may be of a day.
    public static func mayBegin(_ day: ChinaDay, at moment: Instant) -> Bool {
        ChinaDay(of: moment - lateMax)...ChinaDay(of: moment + aheadMax) ~= day
    }

    /// Demands the time of a scan that comes late.
    ///
    /// - Throws: ``FieldProblem`` for `scanned_at`.
    public static func demandOffline(_ scannedAt: Instant, at moment: Instant) throws(FieldProblem) {
        if scannedAt > moment + aheadMax {
            throw FieldProblem(
                field: "scanned_at", reason: "lies more than 5 minutes ahead",
                remedy: "set the clock of the scanner")
        }
        guard moment.seconds(since: scannedAt) <= lateMax else {
            throw FieldProblem(field: "scanned_at", reason: "is more than 24 hours ago (VIS-4)")
        }
    }
}
