/// The keys that limit how often callers may do something.
extension Settings {
    static let smsPause = Setting(
        "sms.pause", .number(0...3600), unit: "seconds", standard: "60",
        meaning: "Between two codes of one requester to one phone for one purpose (ID-10).",
        advice: "Shorter invites floods of messages to a stranger's phone.")

    static let smsPerHour = Setting(
        "sms.perHour", .number(1...10_000), unit: "codes", standard: "5",
        meaning: "Codes to one phone within an hour: for all strangers together, and for each known device (ID-10).",
        advice: "A first look takes two: one to log in, one for the trip card.")

    static let smsPerDay = Setting(
        "sms.perDay", .number(1...10_000), unit: "codes", standard: "10",
        meaning: "Codes to one phone within a day: for all strangers together, and for each known device (ID-10).",
        advice: "At least the number for an hour.")

    static let smsPerAddress = Setting(
        "sms.perHourAndAddress", .number(1...1_000_000), unit: "codes", standard: "20",
        meaning: "Codes that unknown devices at one IPv4 address or IPv6 /64 ask for within an hour (ID-10).",
        advice: "More where many citizens share an address, as behind a carrier's NAT. `shuangma dev` takes 1,000.")

    static let smsInAll = Setting(
        "sms.perHourInAll", .number(1...1_000_000_000), unit: "codes", standard: "100000",
        meaning: "Codes sent for all unknown devices together within an hour. Known devices still get theirs.",
        advice: "What a flood of messages may cost; above the busiest hour of your citizens' first log-ins.")

    static let wrongPerAddress = Setting(
        "sms.wrongPerHourAndAddress", .number(1...10_000), unit: "codes", standard: "100",
        meaning: "Wrong codes that unknown devices at one address try within an hour.",
        advice: "Five times the codes that an address gets can be wrong.")

    static let wrongInAll = Setting(
        "sms.wrongPerHourInAll", .number(1...1_000_000_000), unit: "codes", standard: "10000",
        meaning:
            "Wrong codes that everybody tries within an hour. Beyond, an address of unknown devices gets a tenth, and one"
            + " beyond ten times as many.",
        advice: "A million wrong codes guess one right; above what your citizens mistype in the busiest hour.")

    static let lookUpsPerHour = Setting(
        "staff.lookUpsPerHour", .number(1...1_000_000_000), unit: "persons", standard: "3600",
        meaning: "Persons that one member of staff, or one feed, looks up within an hour.",
        advice: "What a busy gate scans. `shuangma dev` takes 1,000,000,000, for load tests.")

    static let declarationsPerDay = Setting(
        "health.declarationsPerDay", .number(1...1_000), unit: "declarations", standard: "20",
        meaning: "Declarations of one person within 24 hours.",
        advice: "Each may change the colour; more than 20 are no honest person's.")

    static let tripQueriesPerHour = Setting(
        "trip.queriesPerHour", .number(1...1_000_000), unit: "queries", standard: "60",
        meaning: "Trip cards that one caller, such as an address, queries by code within an hour.",
        advice: "Each needs a code, so that more than `sms.perHourAndAddress` are of no use to strangers.")

    static let feedLoginsPerAddress = Setting(
        "staff.feedLoginsPerHourAndAddress", .number(1...1_000_000), unit: "log-ins", standard: "600",
        meaning: "Log-ins of feeds that are tried from one IPv4 address or IPv6 /64 within an hour.",
        advice: "A feed needs one or two an hour; more where many feeds of a house share an address.")

    static let feedLoginsPerFeed = Setting(
        "staff.feedLoginsPerHour", .number(1...10_000), unit: "log-ins", standard: "120",
        meaning: "Log-ins of one feed within an hour that its key has signed.",
        advice: "An account has at most 100 tokens that have not lapsed.")

    static let ofCallerLimits: [Setting] = [
        smsPause, smsPerHour, smsPerDay, smsPerAddress, smsInAll, wrongPerAddress, wrongInAll, lookUpsPerHour,
        feedLoginsPerAddress, feedLoginsPerFeed, declarationsPerDay, tripQueriesPerHour,
    ]
}
