public import HealthCodeServer
public import IdentityCore
public import IdentityServer
public import Reference
import RiskAreasServer

/// What an operator decides about the services.
public struct ServiceSettings: Sendable {
    /// Time for which a call that applies for a code waits for the population register (ID-7).
    public var registrationPatience = Duration.seconds(1)
    /// How many SMS codes may be sent and tried (ID-10).
    public var smsLimits = SmsLimits()
    /// Most persons that one member of staff looks up within an hour, at least 1.
    public var lookUpsPerHour = 3_600
    /// Most declarations of one person within 24 hours, 1 to 1,000.
    public var declarationsPerDay = 20
    /// Most persons whom an account's recalls of a day reach without another person's approval, 0 to 1,000,000.
    public var recallPersons = 100
    /// Most trip cards that one caller queries by code within an hour, at least 1.
    public var tripQueriesPerHour = 60
    /// How long sessions live, and how many a person may have.
    public var sessionLimits = SessionLimits()
    /// How long tokens of staff and feeds are good.
    public var staff = StaffSettings()
    /// Name of the rule profile that derives colours.
    public var healthRules: String
    /// Most persons of each of 16 slices whose colours are derived at once when nobody asks, 1 to 64.
    public var derivedAtOnce = 4
    /// The own province and its keys; nil for a deployment that recognises no other one (MRG-11).
    public var recognition: RecognitionSettings?
    /// Days that a trip card looks back (TRIP-2), 1 to 14.
    public var tripWindowDays = 7
    /// Most areas of risk that are stored, released ones included.
    public var riskAreaCapacity = RiskAreasService.capacity
    /// Divisions, phone segments, countries, rule profiles, texts and retention.
    public var reference: ReferenceData

    /// The defaults, over reference data.
    public init(reference: ReferenceData = .embedded) {
        self.reference = reference
        healthRules = reference.ruleProfiles.default.version
    }
}
