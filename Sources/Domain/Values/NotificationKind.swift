/// What a person is told about their data. Raw values stand in records and in `notification-texts.json`.
public enum NotificationKind: String, Hashable, Sendable, CaseIterable {
    /// The register gave the person's number to somebody else (TRIP-12).
    case numberLost
    /// A sample that was the person's is somebody else's (COL-10).
    case sampleTakenBack
    /// A list that named the person as a contact was rejected, or nobody approved it in time (COL-6).
    case listNotApproved
    /// A list that named the person as one of an area that the register does not know was rejected, or nobody approved it in
    /// time (COL-6).
    case areaListNotApproved
    /// A refresh token of a session was used twice, so that the session was ended.
    case sessionCopied
    /// A session was ended for a new one.
    case sessionPushedOut
    /// The colour of the person's health code changed (COL-8).
    case colourChanged
    /// An appeal was accepted (COL-9).
    case appealAccepted
    /// An appeal was rejected.
    case appealRejected
    /// An appeal was not answered in time.
    case appealLate
    /// Another province asked for the person's colour (MRG-9).
    case provinceAsked
    /// A relative may show the person's codes from now on (ID-9).
    case relativeAdded
    /// A link of relatives has ended, told to the side that did not end it.
    case relativeEnded
    /// Staff agreed to what a case was about (ID-7).
    case caseAccepted
    /// Staff did not agree to it.
    case caseRejected
    /// Nobody decided about a case in time.
    case caseExpired
    /// The person was registered with a number.
    case registered
    /// Somebody with another number applied for a code with the person's document.
    case registrationAsked
    /// Nothing came of an application that staff had accepted.
    case registrationOvertaken
    /// Somebody asked that another document and this one be joined (COL-16).
    case documentsAsked
    /// Another document and this one are one person's from now on.
    case documentsJoined
    /// Another document is no longer the same person's.
    case documentsParted
    /// The person has a further number.
    case numberAdded
    /// A number of the person was taken away, by them or by staff.
    case numberRemoved
    /// Messages go to another number of the person from now on.
    case numberPrimary
    /// Somebody asked that another number take the place of one that is lost.
    case numberChangeAsked
    /// Nothing came of that although staff had agreed.
    case numberChangeOvertaken

    /// Placeholders of its sentence.
    public var placeholders: [String] {
        switch self {
        case .numberLost, .registered, .registrationAsked, .numberAdded, .numberRemoved, .numberPrimary,
            .numberChangeAsked:
            ["phone"]
        case .sampleTakenBack: ["laboratory", "sampled_on"]
        case .listNotApproved, .areaListNotApproved: ["organisation", "proposed_on"]
        case .sessionCopied, .sessionPushedOut: ["device", "opened_on"]
        case .appealAccepted, .appealRejected: ["filed_on", "organisation", "answer"]
        case .appealLate: ["filed_on"]
        case .colourChanged: ["from", "to", "trigger", "reason", "source", "end"]
        case .documentsAsked, .documentsJoined, .documentsParted: ["document"]
        case .provinceAsked: ["province", "organisation", "purpose"]
        case .relativeAdded, .relativeEnded: ["name"]
        case .caseAccepted, .caseRejected: ["subject", "filed_on", "organisation", "reason"]
        case .caseExpired: ["subject", "filed_on"]
        case .registrationOvertaken, .numberChangeOvertaken: ["filed_on", "phone", "reason"]
        }
    }
}

/// A word or sentence that stands in place of a placeholder of ``NotificationKind/colourChanged``,
/// ``NotificationKind/provinceAsked`` or of a case. Raw values stand in `notification-texts.json`.
public enum NotificationWord: String, Hashable, Sendable, CaseIterable {
    /// The colours.
    case green, grey, yellow, red
    /// What brought a colour.
    case evidence, time, area, rules, withdrawal
    /// The reason of a person against whom nothing is held.
    case nothingHeld
    /// The source of a hold that the person's own declaration opens.
    case ownDeclaration
    /// There is no source.
    case noSource
    /// No end is known.
    case openEnd
    /// What another province asked for: a gate, tracing or care, or a counter.
    case forGate, forEpidemic, forService
    /// What a case was about: an application for a code.
    case registration
    /// A request about several documents of one person.
    case documents
    /// Why a case was accepted.
    case documentSeen, registerConfirmed, papersProveIt, personsAgreed
    /// Why a case was rejected.
    case notThePerson, documentNotValid, dataDiffer, proofMissing, numberOfAnother, takenBack, personDisagreed
    /// Why nothing came of an application that was accepted: the person has another number or name by now.
    case registeredOtherwise
    /// A request for another number in place of one that is lost.
    case lostPhone
    /// A request to correct name or division.
    case dataCorrection
    /// Why nothing came of it: the person's numbers are others by now.
    case numbersChanged
}
