import IdentityCore
import Testing
import Values

@Suite("What becomes of real-name applications")
struct RegistrationRulesTests {
    private typealias Findings = RegistrationFindings

    private static func verdict(
        _ kind: Document.Kind = .residentID, holder: RegistrationFindings.Holder = .nobody,
        known: RegistrationFindings.Known = .nobody, name: PersonName.Likeness = .different,
        register: RegisterAnswer.Person, number: RegisterAnswer.Number = .unknown
    ) -> RegistrationVerdict {
        RegistrationFindings(
            kind: kind, holder: holder, known: known, name: name,
            register: RegisterAnswer(register, number: number)
        ).verdict
    }

    @Test(
        "ID-7: a confirmed person with a free number is verified, unless the register gives the number to somebody else"
    )
    func confirmed() {
        #expect(Self.verdict(register: .confirmed) == .verified)
        #expect(Self.verdict(register: .confirmed, number: .own) == .verified)
        #expect(Self.verdict(register: .confirmed, number: .another) == .checkNumber)
        #expect(Self.verdict(known: .withoutNumber, name: .same, register: .confirmed) == .verified)
        #expect(Self.verdict(holder: .applicant, known: .withNumber, name: .same, register: .confirmed) == .verified)
    }

    @Test(
        "ID-7: what the register does not confirm is refused of a resident ID, and checked by staff of other documents")
    func notConfirmed() {
        #expect(Self.verdict(register: .notConfirmed) == .notConfirmed)
        for kind in Document.Kind.allCases where kind != .residentID {
            #expect(Self.verdict(kind, register: .notConfirmed) == .checkPerson)
        }
        for kind in Document.Kind.allCases { #expect(Self.verdict(kind, register: .undecided) == .checkPerson) }
    }

    @Test(
        "TRIP-12: a number that somebody else holds is refused, whatever the document, so that it tells nothing of it")
    func numberOfAnother() {
        for kind in Document.Kind.allCases {
            for known in RegistrationFindings.Known.allCases {
                for register in RegisterAnswer.Person.allCases {
                    let verdict = Self.verdict(
                        kind, holder: .another, known: known, name: .same, register: register)
                    #expect(verdict == .numberOfAnother)
                }
            }
        }
    }

    @Test("A second application for a registered person by another phone is no takeover: staff look")
    func takeover() {
        #expect(Self.verdict(known: .withAnotherNumber, name: .same, register: .confirmed) == .checkNumber)
        #expect(
            Self.verdict(known: .withAnotherNumber, name: .same, register: .confirmed, number: .own) == .checkNumber)
    }

    @Test("Whoever does not know the name gets the same verdict whether the person is registered or not")
    func nothingToLearn() {
        for kind in Document.Kind.allCases {
            for holder in [RegistrationFindings.Holder.nobody, .applicant] {
                let unknown = Self.verdict(kind, holder: holder, register: .notConfirmed)
                for known in RegistrationFindings.Known.allCases where known != .nobody {
                    for register in [RegisterAnswer.Person.notConfirmed, .confirmed] {
                        let found = Self.verdict(
                            kind, holder: holder, known: known, name: .different, register: register)
                        #expect(found == unknown, "\(kind) \(known) \(register)")
                    }
                }
            }
        }
    }

    @Test("Nothing is verified unless the register confirms the person, and nothing known here speaks against it")
    func neverWithoutRegister() {
        for kind in Document.Kind.allCases {
            for known in RegistrationFindings.Known.allCases {
                for name in PersonName.Likeness.allCases {
                    for register in RegisterAnswer.Person.allCases {
                        let verdict = Self.verdict(kind, known: known, name: name, register: register)
                        guard verdict == .verified else { continue }
                        #expect(register == .confirmed && (known == .nobody || name == .same))
                    }
                }
            }
        }
    }
}
