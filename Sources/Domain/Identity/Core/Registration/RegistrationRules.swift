public import Values

/// What a register says about a person and a number.
public struct RegisterAnswer: Equatable, Sendable {
    /// Whether it knows a person of this name with this document.
    public enum Person: Sendable, CaseIterable {
        case confirmed
        /// No such document, or another name: the two are never told apart.
        case notConfirmed
        /// The names cannot be compared by a program.
        case undecided
    }

    /// Whose number it is by the register; counts only for a confirmed person.
    public enum Number: Sendable, CaseIterable {
        case unknown, own
        /// Somebody else's, or the person has another one.
        case another
    }

    /// Whether it knows the person.
    public let person: Person
    /// Whose number it is.
    public let number: Number
    /// Division of residence; nil when the register does not say.
    public let residence: Division?

    public init(_ person: Person, number: Number = .unknown, residence: Division? = nil) {
        self.person = person
        self.number = number
        self.residence = residence
    }
}

/// Decides about real-name applications (ID-7, TRIP-12). Pure.
///
/// An application never changes what is known of a registered person, but that a person who has no number gets one that the
/// register says is theirs. It never takes a number from anybody. Whoever knows only the number of somebody's document gets the same verdict whether that
/// person is registered here or not.
public struct RegistrationFindings: Equatable, Sendable {
    /// Who holds the number here.
    public enum Holder: Sendable, CaseIterable {
        case nobody, applicant, another
    }

    /// What is known of the document here.
    public enum Known: Sendable, CaseIterable {
        /// Nobody is registered with it.
        case nobody
        /// A person without a number, who never had one here.
        case withoutNumber
        /// A person who holds the very number of the application.
        case withNumber
        /// A person who holds another number, or has lost theirs to somebody else.
        case withAnotherNumber
    }

    /// The document's kind.
    public let kind: Document.Kind
    /// Who holds the number.
    public let holder: Holder
    /// What is known of the document.
    public let known: Known
    /// How the name compares with that of the person who is known; ``PersonName/Likeness/different`` when nobody is.
    public let name: PersonName.Likeness
    /// How the name compares with that under which staff have joined the document with another one (COL-16); nil where they
    /// have not.
    public let joined: PersonName.Likeness?
    /// What the register says.
    public let register: RegisterAnswer

    public init(
        kind: Document.Kind, holder: Holder, known: Known, name: PersonName.Likeness,
        joined: PersonName.Likeness? = nil, register: RegisterAnswer
    ) {
        self.kind = kind
        self.holder = holder
        self.known = known
        self.name = name
        self.joined = joined
        self.register = register
    }
}

/// What becomes of an application.
public enum RegistrationVerdict: Equatable, Sendable {
    /// The person is registered with the number.
    case verified
    /// No register confirms the person.
    case notConfirmed
    /// The number is somebody else's.
    case numberOfAnother
    /// Staff have to look: no register confirms the person, and the document is of a kind that registers do not all have.
    case checkPerson
    /// Staff have to look: the person has another number, or no register says that this one is theirs.
    case checkNumber
}

extension RegistrationFindings {
    /// The verdict.
    public var verdict: RegistrationVerdict {
        // The phone is proven, so that its holder may learn this whatever document they name.
        guard holder != .another else { return .numberOfAnother }
        // Somebody has joined the document with another person's, or the applicant is not its holder: staff find out.
        guard joined == nil || joined == .same else { return .checkPerson }
        switch person {
        case .notConfirmed: return kind == .residentID ? .notConfirmed : .checkPerson
        case .undecided: return .checkPerson
        case .confirmed: break
        }
        switch known {
        case .withNumber: return .verified
        case .withAnotherNumber: return .checkNumber
        // Number and name of a document are on many copies of it. Only who has the phone tells the person from a stranger
        // who binds their own number first.
        case .nobody, .withoutNumber: return register.number == .own ? .verified : .checkNumber
        }
    }

    /// Whether the person is whom they say, by the register and by what is known here: the worse of the two.
    private var person: RegisterAnswer.Person {
        guard known != .nobody, register.person != .notConfirmed else { return register.person }
        switch name {
        case .same: return register.person
        case .undecided: return .undecided
        case .different: return .notConfirmed
        }
    }
}
