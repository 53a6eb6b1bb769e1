/// The keys about sessions of citizens.
extension Settings {
    static let accessMinutes = Setting(
        "session.accessMinutes", .number(1...60), unit: "minutes", standard: "10",
        meaning: "How long an access token is good for; pages and programs then exchange their refresh token.",
        advice: "So long a copied token works. Less makes more exchanges, each a write.")

    static let sessionIdleDays = Setting(
        "session.idleDays", .number(1...365), unit: "days", standard: "7",
        meaning: "After how many days without an exchange of its refresh token a session ends.",
        advice: "So long a lost phone stays logged in.")

    static let sessionDays = Setting(
        "session.maxDays", .number(1...365), unit: "days", standard: "30",
        meaning: "After how many days a session ends however often it is used.",
        advice: "At least the days of session.idleDays.")

    static let sessionsPerPerson = Setting(
        "session.perPerson", .number(1...100), unit: "sessions", standard: "10",
        meaning:
            "The most sessions of a person. One more ends the one that was used longest ago, and tells its person.",
        advice: "Phones, tablets and browsers of one person, and those that were not logged out.")

    static let ofSessions: [Setting] = [accessMinutes, sessionIdleDays, sessionDays, sessionsPerPerson]
}
