/// The keys by which a deployment recognises other provinces and is recognised by them (MRG-11).
extension Settings {
    static let recognitionProvince = Setting(
        "recognition.province", .text, standard: "",
        meaning: "The own province, six digits such as 330000; empty for a deployment that recognises no other one.",
        advice: "Set it together with recognition.keys and recognition.root.")

    static let recognitionKeys = Setting(
        "recognition.keys", .text, standard: "",
        meaning: "File of the private keys that sign assertions of colours.",
        advice: "For processes that play the role health-code only. `shuangma recognition keys make` makes it.")

    static let recognitionRoot = Setting(
        "recognition.root", .text, standard: "",
        meaning: "File of the public keys of the root that signs the list of provinces.",
        advice: "Get it by another way than the list. Two keys while the root's one is replaced.")

    static let ofRecognition: [Setting] = [recognitionProvince, recognitionKeys, recognitionRoot]
}
