public import ArgumentParser
public import ConsultationModel

extension Language: ExpressibleByArgument {}
