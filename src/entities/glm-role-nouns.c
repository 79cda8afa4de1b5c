/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The nouns that say what a being is, folded, with their feminine forms. A role begins with one of them,
 * after an article and words like « ancien » or « vice- ».
 */

#include "config.h"

#include "glm-resolver-private.h"

#include <string.h>

static const char *const person_nouns[] = {
  "abbe", "aumonier", "depute-maire", "deputee-maire", "senateur-maire", "senatrice-maire", "academicien", "academicienne", "actionnaire", "acteur", "actrice", "activiste", "adjoint", "adjointe", "administrateur",
  "administratrice", "adversaire", "agent", "agriculteur", "agricultrice", "alpiniste", "ambassadeur", "ambassadrice", "amiral", "analyste",
  "animateur", "animatrice", "anthropologue", "archeologue", "archeveque", "architecte", "archiviste", "artisan", "artiste", "assistant",
  "assistante", "associe", "associee", "astronaute", "astronome", "astrophysicien", "astrophysicienne", "athlete", "attaquant", "attaquante",
  "auteur", "autrice", "auteure", "avocat", "avocate", "banquier", "banquiere", "batonnier", "batonniere", "bibliothecaire", "biologiste",
  "blogueur", "blogueuse", "brigadier", "cadre", "candidat", "candidate", "capitaine", "cardinal", "cascadeur", "champion", "championne",
  "chancelier", "chanceliere", "chanteur", "chanteuse", "chef", "cheffe", "chercheur", "chercheuse", "chimiste", "chirurgien", "chirurgienne",
  "choregraphe", "chroniqueur", "chroniqueuse", "cineaste", "climatologue", "cofondateur", "cofondatrice", "coiffeur", "collaborateur",
  "collaboratrice", "collegue", "colonel", "comedien", "comedienne", "commandant", "commandante", "commissaire", "compagne", "compagnon",
  "compositeur", "compositrice", "comptable", "concepteur", "conceptrice", "concertiste", "concierge", "conductrice", "conducteur",
  "conjoint", "conjointe", "conseiller", "conseillere", "conservateur", "conservatrice", "consultant", "consultante", "coordinateur",
  "coordinatrice", "coordonnateur", "coordonnatrice", "correspondant", "correspondante", "coureur", "coureuse", "createur", "creatrice",
  "critique", "cuisinier", "cuisiniere", "cycliste", "danseur", "danseuse", "defenseur", "defenseure", "delegue", "deleguee", "demographe",
  "depute", "deputee", "designer", "dessinateur", "dessinatrice", "dictateur", "diplomate", "directeur", "directrice", "dirigeant",
  "dirigeante", "dissident", "dissidente", "docteur", "docteure", "doyen", "doyenne", "dramaturge", "ecologiste", "economiste", "ecrivain",
  "ecrivaine", "editeur", "editrice", "editorialiste", "eleveur", "eleveuse", "elu", "elue", "empereur", "emissaire", "employe", "employee",
  "enseignant", "enseignante", "entraineur", "entraineuse", "entrepreneur", "entrepreneuse", "envoye", "envoyee", "epidemiologiste", "epouse",
  "epoux", "essayiste", "etudiant", "etudiante", "eurodepute", "eurodeputee", "eveque", "executif", "expert", "experte", "exploitant",
  "exploitante", "femme", "fille", "fils", "fondateur", "fondatrice", "fonctionnaire", "footballeur", "footballeuse", "frere", "gardien",
  "gardienne", "gendarme", "general", "generale", "geographe", "geologue", "gerant", "gerante", "gouverneur", "gouverneure",
  "greffier", "greffiere", "guide", "guitariste", "habitant", "habitante", "heritier", "heritiere", "historien", "historienne", "homme",
  "homologue", "hotelier", "humoriste", "illustrateur", "illustratrice", "imam", "industriel", "industrielle", "infirmier", "infirmiere",
  "informaticien", "informaticienne", "ingenieur", "ingenieure", "inspecteur", "inspectrice", "instituteur", "institutrice", "intellectuel",
  "intellectuelle", "inventeur", "inventrice", "joueur", "joueuse", "journaliste", "juge", "juriste", "lanceur", "lanceuse", "leader",
  "libraire", "lieutenant", "lieutenante", "linguiste", "lobbyiste", "magistrat", "magistrate", "maire", "maitre", "maitresse", "major",
  "manager", "mannequin", "marechal", "mari", "marin", "mathematicien", "mathematicienne", "mecene", "medecin", "mediateur", "mediatrice",
  "medaille", "medaillee", "membre", "mere", "meteorologue", "metteur", "metteuse", "meurtrier", "meurtriere", "militaire", "militant",
  "militante", "milliardaire", "ministre", "moine", "monarque", "musicien", "musicienne", "musicologue", "nageur", "nageuse", "navigateur",
  "navigatrice", "negociateur", "negociatrice", "neurologue", "neveu", "niece", "notaire", "numero", "observateur", "observatrice", "officier",
  "officiere", "oncle", "opposant", "opposante", "organisateur", "organisatrice", "ouvrier", "ouvriere", "pape", "parlementaire",
  "partenaire", "pasteur", "pasteure", "patron", "patronne", "pdg", "p-dg", "pecheur", "pecheuse", "peintre", "penseur", "pere", "petit-fils",
  "pharmacien", "pharmacienne", "philanthrope", "philosophe", "photographe", "physicien", "physicienne", "pianiste", "pilote", "plaideur",
  "plaideuse", "plasticien", "plasticienne", "plenipotentiaire", "poete", "poetesse", "policier", "policiere", "politologue", "pompier",
  "pompiere", "porte-parole", "prefet", "prefete", "predecesseur", "predecesseure", "premier", "presentateur", "presentatrice", "president",
  "presidente", "pretre", "prince", "princesse", "prisonnier", "prisonniere", "procureur", "procureure", "producteur", "productrice", "prof",
  "professeur", "professeure", "proprietaire", "proviseur", "proviseure", "psychanalyste", "psychiatre", "psychologue", "rabbin", "rapporteur",
  "rapporteure", "realisateur", "realisatrice", "recteur", "rectrice", "redacteur", "redactrice", "reine",
  "representant", "representante", "resistant", "resistante", "responsable", "restaurateur", "restauratrice", "retraite", "retraitee",
  "reporter", "roi", "romancier", "romanciere", "salarie", "salariee", "savant", "savante", "scenariste", "scientifique", "sculpteur",
  "sculptrice", "secretaire", "senateur", "senatrice", "sergent", "sergente", "sociologue", "soeur", "soldat", "soldate", "soliste",
  "specialiste", "sportif", "sportive", "strategiste", "stratege", "styliste", "substitut", "successeur", "successeure", "sultan", "supporteur",
  "surfeur", "surfeuse", "suspect", "suspecte", "syndicaliste", "technicien", "technicienne", "temoin", "tennisman", "tenniswoman", "tenor",
  "terroriste", "theologien", "theologienne", "titulaire", "traducteur", "traductrice", "tresorier", "tresoriere", "trompettiste", "tuteur",
  "universitaire", "urbaniste", "vainqueur", "vedette", "vendeur", "vendeuse", "veterinaire", "veuf", "veuve", "vicaire", "vice-president",
  "vice-presidente", "vice-premier", "vice-amiral", "victime", "vigneron", "vigneronne", "violoniste", "virologue", "voisin", "voisine",
  "volontaire", "xylographe", "codirecteur", "codirectrice", "copresident", "copresidente", "cosecretaire", "ex-president", "ex-presidente",
  "ex-ministre", "ex-premier", "ex-patron", "ex-directeur", "ex-directrice", "ex-maire", "ex-depute", "sous-secretaire", "sous-prefet",
  "sous-prefete", "vice-ministre", "vice-chancelier", "vice-procureur", "vice-procureure", "chirurgien-dentiste", "commissaire-priseur",
  "secretaire-general", "directeur-general", "biathlete", "triathlete", "skieur", "skieuse", "sprinteur", "sprinteuse", "gymnaste", "boxeur",
  "boxeuse", "judoka", "escrimeur", "escrimeuse", "rugbyman", "handballeur", "handballeuse", "basketteur", "basketteuse", "selectionneur",
  "selectionneuse", "arbitre", "meneur", "meneuse", "buteur", "buteuse", "ailier", "rappeur", "rappeuse", "emir", "cheikh", "calife",
  "chah", "tsar", "archiduc", "duc", "duchesse", "comte", "comtesse", "baron", "baronne", "marquis", "marquise", "chevalier", "dauphin",
  "garde", "gardes", "numismate", "paleontologue", "ethnologue", "botaniste", "zoologue", "geneticien", "geneticienne", "immunologiste",
  "oceanographe", "glaciologue", "hydrologue", "pneumologue", "cardiologue", "infectiologue", "cancerologue", "pediatre", "dentiste",
  "adjudant", "adjudante", "agronome", "aide-soignant", "aide-soignante", "alpiniste-guide", "altiste", "ami", "amie", "ancetre",
  "anesthesiste", "antiquaire", "apiculteur", "apicultrice", "apneiste", "apprenti", "apprentie", "archere", "archiviste-paleographe",
  "assureur-conseil", "astronaute-pilote", "auditeur", "auditrice", "autocrate", "aviateur", "aviatrice", "bachelier", "bassiste", "batteuse",
  "beau-frere", "beau-pere", "belle-mere", "belle-soeur", "benevole", "bergere", "bienfaiteur", "bienfaitrice", "bijoutier", "biochimiste",
  "bioinformaticien", "bouchere", "boulangere", "brasseuse", "brigadier-chef", "brocanteur", "bru", "bruiteur", "cadreur", "cadreuse", "caissier",
  "caissiere", "cameraman", "capitaine-joueur", "caporal", "cavaliere", "challenger", "chansonnier", "chargee", "chauffeuse", "chef-adjoint",
  "chef-orchestre", "cheffe-adjointe", "chercheur-associe", "chocolatier", "civiliste", "clarinettiste", "claveciniste", "coequipier", "coequipiere",
  "colistier", "colistiere", "collectionneur", "collectionneuse", "collegien", "collegienne", "commandeur", "commissaire-adjoint", "complice",
  "constitutionnaliste", "consul", "consule", "consultant-formateur", "conteur", "conteuse", "contre-amiral", "contrebassiste",
  "cosmonaute", "costumier", "costumiere", "courtier", "courtiere", "cousin", "cousine", "curateur", "curatrice", "decathlonien", "decorateur",
  "decoratrice", "defenseur-central", "demi-frere", "descendant", "descendante", "despote", "detenteur", "detentrice", 
  "detracteur", "detractrice", "developpeur", "developpeuse", "dictatrice", "directeur-adjoint", "disc-jockey", "dj", "doctorant",
  "doctorante", "documentariste", "donateur", "donatrice", "doubleur", "eclairagiste", "ecolier", "ecoliere", "ecologue", "economiste-en-chef",
  "educateur", "educatrice", "egyptologue", "electricien", "electricienne", "enqueteur", "enqueteuse", "entomologue", "ex-numero", 
  "expert-comptable", "facilitateur", "factrice", "fiance", "fiancee", "filleul", "filleule", "finaliste", "financiere", "fiscaliste", "fleuriste",
  "flutiste", "galeriste", "gendre", "generaliste", "germaniste", "golfeur", "golfeuse", "grammairien", "grammairienne", "grand-mere", "grand-pere",
  "graphiste", "grimpeur", "grimpeuse", "hacker", "halterophile", "harpiste", "heptathlonienne", "historien-archiviste", "hockeyeur", "hockeyeuse",
  "huissier", "huissiere", "imprimeur", "imprimeuse", "influenceur", "influenceuse", "interprete", "islamologue", "jockey", "juge-rapporteur",
  "jumeau", "jumelle", "karateka", "kinesitherapeute", "lanceur-frappeur", "laureat", "laureate", "lexicographe", "lieutenant-colonel",
  "lieutenant-gouverneur", "liquidateur", "livreur", "livreuse", "locataire", "luthier", "luthiere", "lutteur", "lutteuse", "lyceen", "lyceenne",
  "mandataire", "maraicher", "maraichere", "marathonien", "marathonienne", "marcheuse", "medieviste", "mezzo-soprano",
  "microbiologiste", "migrant", "migrante", "monteur", "monteuse", "navigateur-skipper", "negociateur-chef", "nobelise", "nobelisee",
  "notaire-associe", "organiste", "orientaliste", "ornithologue", "orthophoniste", "ostreiculteur", "ostreicultrice", "otage", "parachutiste",
  "parolier", "paroliere", "partisan", "partisane", "patineur", "patineuse", "patissier", "patissiere", "penaliste", "perchiste",
  "percussionniste", "petite-fille", "philologue", "plombier", "plongeuse", "podcasteur", "podcasteuse", "politiste", "pongiste", 
  "programmeur", "programmeuse", "psychotherapeute", "radiologue", "randonneur", "recordman", "recordwoman", "regatier",
  "regent", "regente", "regisseur", "regisseuse", "relieur", "relieuse", "riverain", "riveraine",
  "sage-femme", "saxophoniste", "scenographe", "semiologue", "serveuse", "sinologue", "skipper", "skippeuse", "slameur", "slameuse", "slaviste",
  "sommelier", "sommeliere", "spationaute", "stagiaire", "stratege-militaire", "streameur", "streameuse", "survivant", "survivante", "sylviculteur",
  "syndic", "talonneur", "tante", "tireuse", "toxicologue", "trader", "traducteur-interprete", "troisieme-ligne", "urgentiste",
  "vice-roi", "videaste", "violoncelliste", "volleyeur", "volleyeuse", "webmestre", "youtubeur", "youtubeuse",
  "chantre", "apotre", "haut-commissaire", "haute-commissaire", "socialiste", "republicain", "republicaine", "democrate", "communiste", "centriste", "travailliste", "liberal", "liberale", "frontiste", "insoumis",
  "insoumise", "macroniste", "nationaliste", "independantiste", "autonomiste", "souverainiste", "gaulliste", "trotskiste", "lepeniste", "sarkozyste",
  "manifestant", "manifestante", "passant", "passante", "touriste", "client", "cliente", "usager", "usagere", "lecteur", "lectrice", "parent",
  "greviste", "rescape", "rescapee", "refugie", "refugiee", "eleve", "chomeur", "chomeuse", "automobiliste", "cheminot", "cheminote", "postier",
  "postiere", "facteur", "chauffeur", "routier", "boulanger", "boucher", "fermier", "fermiere", "paysan", "paysanne", "berger", "veteran", "veterane",
  "garagiste", "cafetier", "cafetiere", "bouquiniste", "hotesse", "steward", "copain", "copine", "braqueur", "tueur", "tueuse", "assassin",
  "djihadiste", "kamikaze", "accuse", "accusee", "prevenu", "prevenue", "detenu", "detenue", "plaignant", "plaignante", "agresseur", "agresseuse",
  "figure", "egerie", "icone", "star", "legende", "idole", "espoir", "prodige", "revelation", "milieu", "lateral", "auteur-compositeur",
  "auteure-compositrice", "bijoutiere", "concurrent", "concurrente", "rival", "rivale", "frontalier", "frontaliere", "gynecologue",
  "obstetricien", "obstetricienne", "dermatologue", "oncologue", "hematologue", "nutritionniste", "dieteticien", "dieteticienne", "ergonome",
  "logisticien", "logisticienne", "magasinier", "magasiniere", "maconne", "macon", "menuisier", "menuisiere", "charpentier", "charpentiere",
  "couvreur", "couvreuse", "viticulteur", "viticultrice", "cerealier", "cerealiere", "producteur-realisateur", "primatologue", "ingenieur-conseil",
  "sismologue", "volcanologue", "ethicien", "ethicienne", "statisticien", "statisticienne", "actuaire", "fonctionnaire-europeen",
  "contremaitre", "contremaitresse", "secouriste", "sauveteur", "sauveteuse", "moniteur", "monitrice", "eclaireur", "eclaireuse",
};

static const char *const institution_nouns[] = {
  "academie", "administration", "agence", "alliance", "antenne", "archeveche", "armateur", "armee", "assemblee", "assureur", "association",
  "avionneur", "banque", "bibliotheque", "branche", "brasserie", "bureau", "cabinet", "caisse", "cercle", "chaine", "chambre", "cinematheque",
  "club", "coalition", "collectif", "comite", "commission", "compagnie", "confederation", "conglomerat", "conseil", "consortium",
  "constructeur", "cooperative", "coordination", "cour", "cyberpolice", "departement", "direction", "distributeur", "diffuseur", "ecole",
  "editeur", "enseigne", "entreprise", "equipe", "equipementier", "etablissement", "exploitant", "fabricant", "faculte", "federation",
  "festival", "filiale", "firme", "fondation", "fonds", "fournisseur", "franchise", "front", "galerie", "geant", "gendarmerie", "gestionnaire",
  "gouvernement", "groupe", "groupement", "groupuscule", "guilde", "hebdomadaire", "holding", "hopital", "industriel", "institut",
  "institution", "intersyndicale", "jeune", "journal", "jury", "juridiction", "label", "laboratoire", "ligue", "loge", "loueur", "lycee",
  "magazine", "mairie", "maison", "marque", "media", "mensuel", "milice", "ministere", "mouvement", "multinationale", "musee", "mutuelle",
  "observatoire", "office", "ong", "operateur", "orchestre", "organe", "organisateur", "organisation", "organisme", "parti", "parquet",
  "plate-forme", "plateforme", "police", "pole", "portail", "prefecture", "prestataire", "proprietaire", "quotidien", "radio", "redaction",
  "regie", "regiment", "reseau", "revue", "secretariat", "section", "service", "site", "societe", "sous-traitant", "start-up", "startup",
  "studio", "succursale", "syndicat", "television", "theatre", "think", "transporteur", "tribunal", "troupe", "tutelle", "union", "universite",
  "usine", "vepeciste", "zoo", "maison-mere", "actionnaire", "concurrent", "rival", "leader", "partenaire", "pionnier", "specialiste",
};

static const char *const modifiers[] = {
  "ancien", "ancienne", "actuel", "actuelle", "futur", "future", "nouveau", "nouvel", "nouvelle", "jeune", "vieux", "vieille", "celebre",
  "autre", "principal", "principale", "premier", "premiere", "second", "seconde", "deuxieme", "troisieme", "haut", "haute", "grand", "grande", "petit",
  "petite", "seul", "seule", "ex", "puissant", "puissante", "controverse", "controversee", "feu", "feue", "tres", "simple", "influent",
  "influente", "meilleur", "meilleure", "double", "triple", "fameux", "fameuse",
};

static int
compare (const void *key,
         const void *item)
{
  return strcmp (key, *(const char *const *) item);
}

/* The tables are written for readers; their order for searching is made once. */
typedef struct
{
  const char *const *words;
  guint              n;
  const char       **sorted;
} Table;

static int
compare_words (const void *a,
               const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
contains (Table      *table,
          const char *word)
{
  if (g_once_init_enter (&table->sorted))
    {
      const char **sorted = g_memdup2 (table->words, table->n * sizeof *table->words);

      qsort (sorted, table->n, sizeof *sorted, compare_words);
      g_once_init_leave (&table->sorted, sorted);
    }
  return bsearch (word, table->sorted, table->n, sizeof *table->sorted, compare) != NULL;
}

/* « présidents » → « president »; « nationaux » is none of the nouns. */
static gboolean
contains_number (Table      *table,
                 const char *word)
{
  gsize n = strlen (word);

  if (contains (table, word))
    return TRUE;
  if (n > 3 && (word[n - 1] == 's' || word[n - 1] == 'x'))
    {
      g_autofree char *singular = g_strndup (word, n - 1);

      return contains (table, singular);
    }
  return FALSE;
}

/**
 * glm_role_noun_is_person:
 * @folded: a folded word
 *
 * Returns: whether it says what a person is
 */
gboolean
glm_role_noun_is_person (const char *folded)
{
  static Table table = { person_nouns, G_N_ELEMENTS (person_nouns), NULL };

  if (g_str_has_prefix (folded, "ex-") || g_str_has_prefix (folded, "ex "))
    folded += 3;
  return contains_number (&table, folded);
}

/**
 * glm_role_noun_is_institution:
 * @folded: a folded word
 *
 * Returns: whether it says what an institution is
 */
gboolean
glm_role_noun_is_institution (const char *folded)
{
  static Table table = { institution_nouns, G_N_ELEMENTS (institution_nouns), NULL };

  return contains_number (&table, folded);
}

/**
 * glm_role_is_modifier:
 * @folded: a folded word
 *
 * Returns: whether it may stand between an article and the noun of a role
 */
gboolean
glm_role_is_modifier (const char *folded)
{
  static Table table = { modifiers, G_N_ELEMENTS (modifiers), NULL };

  return contains (&table, folded);
}
