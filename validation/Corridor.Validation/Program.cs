using Corridor.Validation;

return args switch
{
    ["agreement", .. string[] rest] => AgreementOfSolvers.Run(rest),
    ["feedback", .. string[] rest] => FeedbackByScale.Run(rest),
    ["laws", .. string[] rest] => GalleryLaws.Run(rest),
    ["planted", .. string[] rest] => PlantedFigures.Run(rest),
    ["truths", .. string[] rest] => SyntheticTruths.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("agreement [RUNS] [SCALE] [own]   the mean of many microsimulations against the macrosimulation, all nations [400 1000]");
    Console.Error.WriteLine("feedback [NATION] [RUNS]         the bias of feedback from a run's own counts, by scale [TJK 40]");
    Console.Error.WriteLine("laws [MEMBERS]                   the monotone laws of the gallery, member by member: a higher price, a closed place, ... [100]");
    Console.Error.WriteLine("truths [COUNT] [quick]           figures made from known parameters, calibrated blind: how often bands hold the truth [20]");
    Console.Error.WriteLine("planted [MEASURE] [full]         a figure times ten beside the others: how far it moves the estimate of each nation, and whether it is found [citizenship_grants]");
    return 2;
}
