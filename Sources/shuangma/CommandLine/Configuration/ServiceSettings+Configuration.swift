import Assembly
import Foundation
import HealthCodeServer
import Reference

extension ServiceSettings {
    /// The settings of the services as the configuration has them. Throws `Failure.wrongUse` when the folder of reference
    /// data holds a fault, or the rules are none of its profiles.
    init(_ settings: EffectiveConfiguration) throws {
        self.init(reference: try ReferenceData(settings))
        let rules = settings.text(Settings.healthRules)
        if !rules.isEmpty { healthRules = rules }
        guard reference.ruleProfiles.named(healthRules) != nil else {
            let known = reference.ruleProfiles.all.map(\.version).joined(separator: ", ")
            throw Failure.wrongUse(
                "\(Settings.healthRules.key): there are no rules '\(healthRules)'; there are \(known)")
        }
        tripWindowDays = settings.number(Settings.tripWindowDays)
        riskAreaCapacity = settings.number(Settings.riskAreaCapacity)
        lookUpsPerHour = settings.number(Settings.lookUpsPerHour)
        derivedAtOnce = settings.number(Settings.derivedAtOnce)
        recallPersons = settings.number(Settings.recallPersons)
        declarationsPerDay = settings.number(Settings.declarationsPerDay)
        tripQueriesPerHour = settings.number(Settings.tripQueriesPerHour)
        sessionLimits.accessSeconds = Int64(settings.number(Settings.accessMinutes)) * 60
        sessionLimits.idleSeconds = Int64(settings.number(Settings.sessionIdleDays)) * 86_400
        sessionLimits.absoluteSeconds = Int64(settings.number(Settings.sessionDays)) * 86_400
        sessionLimits.perPerson = settings.number(Settings.sessionsPerPerson)
        smsLimits.pause = Int64(settings.number(Settings.smsPause))
        smsLimits.perHour = settings.number(Settings.smsPerHour)
        smsLimits.perDay = settings.number(Settings.smsPerDay)
        smsLimits.perHourAndAddress = settings.number(Settings.smsPerAddress)
        smsLimits.perHourInAll = settings.number(Settings.smsInAll)
        smsLimits.wrongPerHourAndAddress = settings.number(Settings.wrongPerAddress)
        smsLimits.wrongPerHourInAll = settings.number(Settings.wrongInAll)
        staff.feedLoginsPerHourAndAddress = settings.number(Settings.feedLoginsPerAddress)
        staff.feedLoginsPerHour = settings.number(Settings.feedLoginsPerFeed)
        staff.tokenLifetime = Int64(settings.number(Settings.staffTokenHours)) * 3_600
    }

    /// The settings of a demonstration: all of its callers come from this machine, and load tests are among them. What the
    /// configuration says of a limit holds all the same.
    init(ofDemonstration settings: EffectiveConfiguration) throws {
        try self.init(settings)
        recognition = try RecognitionSettings.configured(settings, isDemonstration: true)
        if settings[Settings.smsPerAddress].origin == .standard { smsLimits.perHourAndAddress = 1_000 }
        if settings[Settings.lookUpsPerHour].origin == .standard { lookUpsPerHour = 1_000_000_000 }
    }
}

extension ReferenceData {
    /// The embedded reference data, or those of the configured folder.
    ///
    /// Throws `Failure.wrongUse` when the folder holds a fault.
    init(_ settings: EffectiveConfiguration) throws {
        let folder = settings.text(Settings.referenceFolder)
        guard !folder.isEmpty else {
            self = .embedded
            return
        }
        do {
            self = try ReferenceData(folder: URL(filePath: folder, directoryHint: .isDirectory))
        } catch {
            throw Failure.wrongUse("\(Settings.referenceFolder.key) '\(folder)':\n\(error)")
        }
    }
}
