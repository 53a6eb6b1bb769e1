public import HealthCodeServer
public import IdentityServer
public import Kit

/// What a migration did, or would do.
public struct MigrationSummary: Sendable, Equatable {
    /// Whether it only counted.
    public var isDryRun: Bool
    /// Persons who are registered.
    public var registered = 0
    /// Registered persons whose document is none, by the rules of today. They stay as they are.
    public var unreadable = 0
    /// Registered persons who got another key.
    public var persons = PersonMigration.Count()
    /// Partitions with evidence about persons who are not registered, whose document is known and who got another key.
    public var unregisteredMoved = 0
    /// Partitions with evidence about persons of whom no document is known. They stay as they are: their key may be the
    /// present one or not.
    public var unattributed = 0
    /// Evidence that moved with a person.
    public var evidenceMoved = TransferCount()
    /// Evidence that was brought to its present form in its place.
    public var evidence = EvidenceMigration.Count()
    /// Numbers that got one holder.
    public var holders = HolderMigration.Count()
    /// Stays that got another key.
    public var stays = TransferCount()
    /// Records that lay in clear and were sealed.
    public var sealed = 0

    /// Nothing yet.
    init(isDryRun: Bool) { self.isDryRun = isDryRun }

    /// Whether something was changed, or would be.
    public var changesAnything: Bool {
        persons != .init() || unregisteredMoved > 0 || evidenceMoved != .init() || evidence.records != .init()
            || evidence.prolonged > 0 || evidence.indexed > 0 || holders != .init() || stays != .init()
            || sealed > 0
    }
}
