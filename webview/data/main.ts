import '../common/loadTexts'
import './DataStatistics'
