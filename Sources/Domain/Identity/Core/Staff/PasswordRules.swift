public import Values

/// Which passwords staff may choose (NIST SP 800-63B §5.1.1.2: length and a list of common ones, no rules of composition).
public enum PasswordRules {
    /// Fewest characters.
    public static let charactersMin = 12
    /// Most bytes.
    public static let bytesMax = 256

    /// Checks a password that an account is to get.
    ///
    /// - Parameters:
    ///   - name: Name of the account, which the password must not contain.
    ///   - field: Field of the request.
    /// - Throws: ``FieldProblem`` for the field, which tells nothing of the password.
    public static func check(_ password: String, name: String, field: String = "password") throws(FieldProblem) {
        func problem(_ reason: String) -> FieldProblem { FieldProblem(field: field, reason: reason) }
        guard password.count >= charactersMin else { throw problem("must have at least \(charactersMin) characters") }
        guard password.utf8.count <= bytesMax else { throw problem("must have at most \(bytesMax) bytes") }
        guard password.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }) else {
            throw problem("must have no control characters")
        }
        let lower = password.lowercased()
        guard !lower.contains(name) else { throw problem("must not contain the name of the account") }
        guard Set(lower).count >= 5 else { throw problem("must have at least 5 different characters") }
        guard !isCommon(lower) else { throw problem("is one of the common ones; choose words that belong to nobody") }
    }

    /// A common word with some digits or signs around it is as common.
    private static func isCommon(_ lower: String) -> Bool {
        let core = String(lower.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }.reversed())
        return words.contains(lower) || words.contains(core) || sequences.contains { $0.contains(lower) }
    }

    /// Beginnings of keyboards and alphabets; any part of them is common.
    private static let sequences = [
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", "012345678901234567890123456789",
        "098765432109876543210987654321", "qwertyuiopasdfghjklzxcvbnm", "1234567890qwertyuiopasdfghjklzxcvbnm",
        "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
    ]

    /// The most frequent words of published lists, and of this house.
    private static let words: Set<String> = [
        "password", "passwort", "passw0rd", "p@ssword", "p@ssw0rd", "passwordpassword", "mypassword", "changeme",
        "changemenow", "letmein", "letmeinnow", "welcome", "welcomeback", "iloveyou", "iloveyouforever", "woaini",
        "woainiwoaini", "admin", "administrator", "adminadmin", "adminpassword", "superadmin", "root", "rootroot",
        "toor", "qwerty", "qwertyqwerty", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcabcabcabc", "testtesttest",
        "monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman", "batman", "trustno1",
        "starwars", "whatever", "computer", "internet", "secret", "secretsecret", "hunter", "master", "login",
        "loginlogin", "access", "shadow", "michael", "jordan", "freedom", "summer", "winter", "spring", "autumn",
        "shuangma", "shuangmashuangma", "healthcode", "jiankangma", "xingchengma", "beijing", "shanghai", "zhongguo",
        "correcthorsebatterystaple", "correct horse battery staple", "thisisapassword", "defaultpassword",
    ]
}
